package fidus.server;

import fidus.server.commands.FidusCommand;

import java.time.Clock;

/// Where the server program begins.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(FidusCommand.run(args, System.getenv(), Clock.systemUTC()));
    }
}
