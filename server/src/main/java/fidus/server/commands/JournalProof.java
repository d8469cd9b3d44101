package fidus.server.commands;

import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.ledger.JournalFile;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;

/// The work of `fidus journal prove`, apart from its words: the command line library is compiled
/// for a Java so old that no start-up cache takes it, and reading it takes longer than a hundred
/// thousand entries.
public final class JournalProof {
    private static final Asked PLAIN = new Asked(false, false, false);

    private JournalProof() {}

    /// @param json one object instead of lines
    /// @param sha256 whether the trailer's SHA-256 is checked too
    /// @param withoutTrailer whether the file is of before there was one
    record Asked(boolean json, boolean sha256, boolean withoutTrailer) {
        JournalFile.Proven of(InputStream in) throws IOException {
            return withoutTrailer
                    ? JournalFile.proveEntries(in)
                    : JournalFile.prove(
                            in, sha256 ? JournalFile.Sum.SHA256 : JournalFile.Sum.CRC32C);
        }
    }

    /// Runs `journal prove FILE`.
    ///
    /// @return the exit code, -1 when the words are others
    public static int run(String[] words, PrintWriter out, PrintWriter err) throws IOException {
        boolean plain =
                words.length == 3
                        && words[0].equals("journal")
                        && words[1].equals("prove")
                        && !words[2].startsWith("-")
                        && !words[2].startsWith("@");
        if (!plain) {
            return -1;
        }
        try {
            print(Path.of(words[2]), PLAIN, out);
            return 0;
        } catch (Refused refused) {
            err.println(sentence(refused));
            err.flush();
            return 1;
        }
    }

    static String sentence(Refused refused) {
        return "fidus: " + refused.problem().message() + " (" + refused.problem().code() + ")";
    }

    /// @throws Refused as {@link JournalFile#prove} does, and `UNREADABLE` without the file
    static void print(Path from, Asked asked, PrintWriter out) throws IOException {
        try (InputStream in = new FileInputStream(from.toFile())) {
            JournalFile.Proven proven = asked.of(in);
            if (asked.json) {
                out.println(Canonical.text(proven));
            } else {
                print(proven, out);
            }
            out.flush();
        } catch (FileNotFoundException e) {
            throw Refused.because(Problem.Code.UNREADABLE, "There is no file " + from + ".");
        }
    }

    private static void print(JournalFile.Proven proven, PrintWriter out) {
        for (JournalFile.Line line : proven.lines()) {
            out.println(
                    line.account()
                            + " "
                            + line.currency()
                            + right(line.debit().toPlainString())
                            + right(line.credit().toPlainString())
                            + right(line.balance().toPlainString())
                            + "  "
                            + line.name());
        }
        out.println(
                proven.entries()
                        + " entries, "
                        + proven.from()
                        + " to "
                        + proven.to()
                        + ", with "
                        + proven.postings()
                        + " postings; each is balanced, "
                        + (proven.complete()
                                ? "none is missing."
                                : "none is missing between. Whether more followed is not"
                                        + " proven: there is no trailer."));
    }

    private static String right(String amount) {
        return " ".repeat(Math.max(1, 22 - amount.length())) + amount;
    }
}
