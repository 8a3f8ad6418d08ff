return await Sektorradar.Cli.Commands.RunAsync(args);
