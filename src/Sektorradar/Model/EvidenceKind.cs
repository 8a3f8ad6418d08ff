namespace Sektorradar.Model;

/// <summary>What kind of evidence something is: somebody talks, somebody does, or it tells who and what things are.</summary>
public enum EvidenceKind { Attention, Substance, Reference }
