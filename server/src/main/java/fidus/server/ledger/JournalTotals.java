package fidus.server.ledger;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.Chart;
import fidus.ledger.ChartAccount;
import fidus.money.Currency;
import fidus.money.Decimals;
import fidus.money.Money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Sums postings per account and currency in minor units, and proves each entry balanced.
final class JournalTotals {
    private static final int CODES = 10_000;
    private static final long[] TENS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
    };

    /// Both sides of one account.
    private static final class Cell {
        private final ExactSum debit = new ExactSum();
        private final ExactSum credit = new ExactSum();
    }

    /// All accounts in one currency, and what the entry being read is out of balance by.
    private static final class Part {
        private final Currency currency;
        private final int scale;
        private final Cell[] cells = new Cell[CODES];
        private final ExactSum open = new ExactSum();

        Part(Currency currency) {
            this.currency = currency;
            this.scale = currency.scale();
        }

        /// @throws Refused `BAD_VALUE` when the chart has no such account
        Cell cell(int account) {
            Cell known = cells[account];
            if (known == null) {
                String code = code(account);
                if (Chart.find(code).isEmpty()) {
                    throw Refused.because(
                            Problem.Code.BAD_VALUE, "The chart has no account " + code + ".");
                }
                known = new Cell();
                cells[account] = known;
            }
            return known;
        }
    }

    private final SortedMap<Currency, Part> parts = new TreeMap<>();
    private Part last = new Part(Currency.USD);

    /// Adds a posting.
    ///
    /// @param account four digits
    /// @param unscaled the amount without its point, above zero
    /// @param scale digits after the point, 0…8
    void add(int account, boolean debit, Currency currency, long unscaled, int scale) {
        Part part = part(currency);
        if (scale > part.scale) {
            add(account, debit, currency, BigDecimal.valueOf(unscaled, scale));
            return;
        }
        long ten = TENS[part.scale - scale];
        if (unscaled > Long.MAX_VALUE / ten) {
            add(account, debit, currency, BigDecimal.valueOf(unscaled, scale));
            return;
        }
        long units = unscaled * ten;
        Cell cell = part.cell(account);
        (debit ? cell.debit : cell.credit).add(units);
        part.open.add(debit ? units : -units);
    }

    /// Adds a posting of any size.
    ///
    /// @throws Refused `BAD_VALUE` when the amount has more decimals than the currency
    void add(int account, boolean debit, Currency currency, BigDecimal amount) {
        Part part = part(currency);
        BigInteger units = new Money(Decimals.bounded(amount), currency).amount().unscaledValue();
        Cell cell = part.cell(account);
        (debit ? cell.debit : cell.credit).add(units);
        part.open.add(debit ? units : units.negate());
    }

    // Identity is enough: it only spares a look into the map.
    @SuppressWarnings("ReferenceEquality")
    private Part part(Currency currency) {
        if (last.currency != currency || parts.isEmpty()) {
            last = parts.computeIfAbsent(currency, Part::new);
        }
        return last;
    }

    /// Ends an entry.
    ///
    /// @throws Refused `UNBALANCED` when debit and credit differ in a currency
    void balanced() {
        for (Part part : parts.values()) {
            if (!part.open.isZero()) {
                throw Refused.because(
                        Problem.Code.UNBALANCED,
                        "Debit and credit differ by "
                                + new BigDecimal(part.open.value(), part.scale).toPlainString()
                                + " "
                                + part.currency
                                + ". They must be equal.");
            }
            part.open.clear();
        }
    }

    /// In the order of the chart, then of the currencies.
    List<JournalFile.Line> lines() {
        List<JournalFile.Line> lines = new ArrayList<>();
        for (ChartAccount account : Chart.ACCOUNTS) {
            for (Part part : parts.values()) {
                Cell cell = part.cells[Integer.parseInt(account.code())];
                if (cell != null) {
                    lines.add(line(account, part, cell));
                }
            }
        }
        return lines;
    }

    private static JournalFile.Line line(ChartAccount account, Part part, Cell cell) {
        var debit = new BigDecimal(cell.debit.value(), part.scale);
        var credit = new BigDecimal(cell.credit.value(), part.scale);
        return new JournalFile.Line(
                account.code(),
                account.name(),
                part.currency,
                debit,
                credit,
                debit.subtract(credit));
    }

    private static String code(int account) {
        return Integer.toString(CODES + account).substring(1);
    }
}
