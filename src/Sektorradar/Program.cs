return Sektorradar.Cli.Commands.Run(args);
