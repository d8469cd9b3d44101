package fidus.server.commands;

import fidus.contract.Call;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.intake.BadRows;
import fidus.intake.Listed;
import fidus.intake.ListedRow;
import fidus.intake.Standing;

import picocli.CommandLine.Model.CommandSpec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Consumer;

/// What the command line says of a list that comes in.
final class ListLines {
    private ListLines() {}

    /// What the server reads a list as.
    ///
    /// @throws Refused with the name of the file before what the server says
    static <Q, A> A read(Session session, Call<Q, A> call, Q question, Path file) {
        try {
            return session.upload(call, question, file);
        } catch (Refused e) {
            throw Refused.because(e.problem().code(), file + ": " + e.problem().message());
        }
    }

    /// What happens to the good rows where some are refused.
    static BadRows badRows(boolean allOrNone) {
        return allOrNone ? BadRows.TAKE_NONE : BadRows.TAKE_THE_GOOD;
    }

    /// Prints one JSON object, or lines.
    static void print(CommandSpec spec, boolean json, Object shown, Consumer<PrintWriter> lines) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Canonical.text(shown));
        } else {
            lines.accept(out);
        }
        out.flush();
    }

    /// @param what a row is, in the plural
    /// @param fresh more about the new ones; may be empty
    static void print(CommandSpec spec, Path file, Listed<?> list, String what, String fresh) {
        var out = spec.commandLine().getOut();
        out.printf(
                "%s%n  %d %s: %d new%s, %d known, %d refused%n",
                file,
                list.rows().size(),
                what,
                list.rows(Standing.NEW).size(),
                fresh.isEmpty() ? "" : " with " + fresh,
                list.rows(Standing.KNOWN).size(),
                list.rows(Standing.REFUSED).size());
        for (ListedRow row : list.rows(Standing.REFUSED)) {
            out.printf("  line %d, %s: %s%n", row.line(), row.called(), row.reason());
        }
    }

    /// 0 when every row is good.
    static int code(Listed<?> list) {
        return list.rows(Standing.REFUSED).isEmpty() ? 0 : 1;
    }

    /// Whether a refused row keeps the others out, which is said.
    static boolean isBarred(
            CommandSpec spec, Path file, Listed<?> list, String what, BadRows badRows) {
        int refused = list.rows(Standing.REFUSED).size();
        if (badRows == BadRows.TAKE_THE_GOOD || refused == 0) {
            return false;
        }
        spec.commandLine()
                .getErr()
                .printf(
                        "fidus: %s: %d %s are refused, so none is taken. (%s)%n",
                        file, refused, what, Problem.Code.BAD_VALUE);
        return true;
    }
}
