import fidus.server.commands.FidusCommand;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;

/// The packed server with its clock behind by the hours that its first word says.
final class EarlierServer {
    private EarlierServer() {}

    public static void main(String[] args) {
        Clock clock =
                Clock.offset(
                        Clock.systemUTC(), Duration.ofHours(Long.parseLong(args[0])).negated());
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        System.exit(FidusCommand.run(rest, System.getenv(), clock));
    }
}
