package fidus.server.timed;

import fidus.contract.Wire;
import fidus.ledger.Posting;
import fidus.ledger.PostingSide;
import fidus.ledger.Postings;
import fidus.money.Money;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/// Reads a journal, proves each entry balanced, and prints the trial balance. Argument: input.
final class LedgerOnce {
    /// @param number the entry's own
    record Line(long number, LocalDate valueOn, List<Posting> postings) {}

    private LedgerOnce() {}

    public static void main(String... arguments) throws IOException {
        var balances = new TreeMap<String, Money>();
        try (BufferedReader in = Files.newBufferedReader(Path.of(arguments[0]))) {
            String line = in.readLine();
            while (line != null) {
                Line entry = Wire.STRICT.readValue(line, Line.class);
                Postings.check(entry.postings());
                for (Posting posting : entry.postings()) {
                    Money money = posting.money();
                    balances.merge(
                            posting.account(),
                            posting.side() == PostingSide.DEBIT ? money : money.negated(),
                            Money::plus);
                }
                line = in.readLine();
            }
        }
        balances.forEach(
                (account, balance) ->
                        System.out.println("A" + account + " " + balance.amount().toPlainString()));
    }
}
