package fidus.server.commands;

import fidus.contract.Problem;
import fidus.intake.BadRows;
import fidus.intake.Listed;
import fidus.intake.ListedRow;
import fidus.intake.Standing;

import picocli.CommandLine.Model.CommandSpec;

import java.nio.file.Path;

/// What the command line says of a list that comes in.
final class ListLines {
    private ListLines() {}

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
