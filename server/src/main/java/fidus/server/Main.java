package fidus.server;

import fidus.server.commands.FidusCommand;
import fidus.server.commands.JournalProof;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.Clock;

/// Where the server program begins.
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        Charset charset = System.out.charset();
        var out = new PrintWriter(System.out, false, charset);
        int proven = JournalProof.run(args, out, new PrintWriter(System.err, true, charset));
        System.exit(
                proven >= 0 ? proven : FidusCommand.run(args, System.getenv(), Clock.systemUTC()));
    }
}
