package fidus.desktop.banks;

import fidus.bank.desk.BankFileTaken;
import fidus.bank.desk.TakenStatement;
import fidus.desktop.controls.Words;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/// What taking a file in did, account by account.
final class TakenWords {
    private TakenWords() {}

    static String of(BankFileTaken taken) {
        List<String> names =
                taken.statements().stream().map(TakenStatement::bankAccount).distinct().toList();
        return names.isEmpty()
                ? "Nothing of the file was new; nothing was taken in."
                : "Taken in. "
                        + names.stream()
                                .map(name -> name + ": " + rows(taken, name) + ".")
                                .collect(Collectors.joining(" "));
    }

    private static String rows(BankFileTaken taken, String name) {
        List<TakenStatement> of =
                taken.statements().stream().filter(one -> one.bankAccount().equals(name)).toList();
        long fresh = of.stream().mapToLong(TakenStatement::fresh).sum();
        long repeated = of.stream().mapToLong(TakenStatement::repeated).sum();
        long left = of.stream().mapToLong(TakenStatement::notBooked).sum();
        return counted(fresh, "new row", "new rows")
                + (repeated == 0 ? "" : ", " + number(repeated) + " repeated")
                + (left == 0 ? "" : ", " + number(left) + " not booked yet")
                + (of.size() == 1 ? "" : ", of " + counted(of.size(), "statement", "statements"));
    }

    private static String counted(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    private static String number(long number) {
        return Words.number(BigDecimal.valueOf(number));
    }
}
