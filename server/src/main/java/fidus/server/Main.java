package fidus.server;

import fidus.server.commands.FidusCommand;
import fidus.server.commands.JournalProof;
import fidus.server.commands.MatchWork;
import fidus.server.commands.Rehearsal;

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
        var err = new PrintWriter(System.err, true, charset);
        int done = JournalProof.run(args, out, err);
        done = done >= 0 ? done : MatchWork.run(args, out, err);
        done = done >= 0 ? done : Rehearsal.run(args);
        if (done != 0) { // an exit asks for a logger first, which costs as much as some commands
            System.exit(
                    done > 0 ? done : FidusCommand.run(args, System.getenv(), Clock.systemUTC()));
        }
    }
}
