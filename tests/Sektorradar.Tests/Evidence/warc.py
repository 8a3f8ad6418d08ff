"""Checks an archive against WARC 1.1 with nothing but Python's own library: a second opinion on what WarcFile writes.

    python3 tests/Sektorradar.Tests/Evidence/warc.py archive.warc.gz

Prints how many records of each type it holds, or ends with what is wrong.
"""
import base64, collections, hashlib, re, sys, uuid, zlib

TOKEN = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z")
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+")
ALLOWED = {  # fields beside those of every record, by type
    "warcinfo": {"WARC-Filename"},
    "response": {"WARC-Target-URI", "WARC-Payload-Digest", "WARC-Truncated", "WARC-Warcinfo-ID", "WARC-Concurrent-To"},
    "resource": {"WARC-Target-URI", "WARC-Payload-Digest", "WARC-Truncated", "WARC-Warcinfo-ID"},
    "request": {"WARC-Target-URI", "WARC-Payload-Digest", "WARC-Warcinfo-ID", "WARC-Concurrent-To"},
    "metadata": {"WARC-Target-URI", "WARC-Warcinfo-ID", "WARC-Refers-To"},
    "revisit": {"WARC-Target-URI", "WARC-Payload-Digest", "WARC-Truncated", "WARC-Warcinfo-ID", "WARC-Profile", "WARC-Refers-To",
                "WARC-Refers-To-Target-URI", "WARC-Refers-To-Date"},
}
EVERY = {"WARC-Type", "WARC-Record-ID", "WARC-Date", "Content-Length", "Content-Type", "WARC-Block-Digest"}
PROFILES = {"http://netpreserve.org/warc/1.1/revisit/identical-payload-digest", "http://netpreserve.org/warc/1.1/revisit/server-not-modified"}


def require(truth, what):
    if not truth:
        sys.exit(f"record {count}: {what}")


def digest(data):
    return "sha256:" + base64.b32encode(hashlib.sha256(data).digest()).decode()


def fields_of(lines):
    for line in lines:
        name, sep, value = line.partition(b": ")
        require(sep and TOKEN.fullmatch(name) and not re.search(rb"[\x00-\x1f\x7f]", value), f"{line!r} is no field")
        yield name.decode(), value.decode()


def message(block):
    head, sep, body = block.partition(b"\r\n\r\n")
    require(sep, "no end of the headers")
    start, *lines = head.split(b"\r\n")
    headers = {name.lower(): value for name, value in ((n, v) for n, _, v in (line.partition(b": ") for line in lines))}
    require(all(TOKEN.fullmatch(name) for name in headers) and b"\n" not in head.replace(b"\r\n", b""), "headers")
    return start, headers, body


data, count, known, types = open(sys.argv[1], "rb").read(), 0, {}, collections.Counter()
while data:
    require(data[:10] == bytes([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]), "header of gzip")
    member = zlib.decompressobj(31)
    record = member.decompress(data)
    require(member.eof, "torn")
    data = member.unused_data
    head, sep, rest = record.partition(b"\r\n\r\n")
    version, *lines = head.split(b"\r\n")
    require(sep and version == b"WARC/1.1", "version")
    pairs = list(fields_of(lines))
    fields = dict(pairs)
    kind, own = fields["WARC-Type"], fields["WARC-Record-ID"]
    require(len(pairs) == len(fields), "a field stands twice")
    require(set(fields) <= EVERY | ALLOWED[kind], f"{set(fields) - EVERY - ALLOWED[kind]} in {kind}")
    require((kind == "warcinfo") == (count == 0), "warcinfo stands first and once")
    require(re.fullmatch("<urn:uuid:[0-9a-f-]{36}>", own) and uuid.UUID(own[10:-1]).version == 8 and own not in known, "id")
    require(uuid.UUID(own[10:-1]).variant == uuid.RFC_4122, "variant of the id")
    require(DATE.fullmatch(fields["WARC-Date"]), "date")
    require(fields["Content-Length"] == str(len(rest) - 4) and rest.endswith(b"\r\n\r\n"), "length")
    block = rest[:-4]
    require(fields["WARC-Block-Digest"] == digest(block), "digest of the block")
    for name in ("WARC-Concurrent-To", "WARC-Refers-To", "WARC-Warcinfo-ID"):
        require(name not in fields or fields[name] in known, f"{name} leads nowhere")
    if kind != "warcinfo":
        require(ADDRESS.fullmatch(fields["WARC-Target-URI"]) and fields["WARC-Target-URI"].isascii(), "address")
        require("WARC-Warcinfo-ID" in fields, "warcinfo")
    web = fields.get("WARC-Target-URI", "").startswith("http")
    require(kind not in ("response", "request") or web, "not over HTTP")
    if kind in ("response", "request") or (kind == "revisit" and web):
        require(fields["Content-Type"] == f"application/http;msgtype={'request' if kind == 'request' else 'response'}", "type")
        start, headers, payload = message(block)
        require(re.fullmatch(rb"(GET|POST) /\S* HTTP/1\.1" if kind == "request" else rb"HTTP/1\.1 \d{3} [A-Za-z ]*", start), start)
        require(kind != "request" or headers.get(b"host") == re.match("https?://([^/?]+)", fields["WARC-Target-URI"])[1].encode(), "host")
        require(kind == "revisit" or int(headers.get(b"content-length", len(payload))) == len(payload), "length of the body")
        require(not {b"content-encoding", b"transfer-encoding", b"set-cookie", b"authorization"} & set(headers), "a header that does not belong")
        require(kind != "revisit" or payload == b"", "a body that was to be left out")
    else:
        payload = block if kind == "resource" else None
    if kind == "revisit":
        require(fields["WARC-Profile"] in PROFILES, "profile")
        if fields["WARC-Profile"].endswith("digest"):
            before = known[fields["WARC-Refers-To"]]
            require(before["WARC-Payload-Digest"] == fields["WARC-Payload-Digest"] and before["WARC-Type"] in ("response", "resource"), "refers to another body")
        if "WARC-Refers-To" in fields:
            before = known[fields["WARC-Refers-To"]]
            require((before["WARC-Target-URI"], before["WARC-Date"]) == (fields["WARC-Refers-To-Target-URI"], fields["WARC-Refers-To-Date"]), "refers elsewhere")
    elif "WARC-Payload-Digest" in fields:
        require(fields["WARC-Payload-Digest"] == digest(payload), "digest of the payload")
    if kind in ("warcinfo", "metadata"):
        require(fields["Content-Type"] == "application/warc-fields" and block.endswith(b"\r\n") and list(fields_of(block[:-2].split(b"\r\n"))), "fields in the block")
    known[own] = fields
    types[kind] += 1
    count += 1

require(count > 0, "empty")
print(" ".join(f"{kind}={types[kind]}" for kind in sorted(types)))
