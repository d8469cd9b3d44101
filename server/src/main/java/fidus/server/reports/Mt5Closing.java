package fidus.server.reports;

import fidus.imports.Section;
import fidus.imports.SectionCount;
import fidus.imports.Summary;
import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The block of closing figures under the tables. English labels are looked up; in other languages
/// the place decides, which is the same in every build: balance and free margin, credit and margin,
/// floating profit and margin level, equity.
final class Mt5Closing {
    private final Draft draft;
    private final List<List<Row.Pair>> lines;
    private final Currency currency;

    Mt5Closing(Draft draft, List<List<Row.Pair>> lines) {
        this.draft = draft;
        this.lines = lines;
        this.currency = draft.currency();
    }

    void read() {
        String balance = value("Balance:", 0, 0);
        String equity = value("Equity:", 3, 0);
        if (balance == null || equity == null) {
            throw Mt5Report.cut("the block of closing figures");
        }
        SectionCount.Sums open = draft.count(Section.OPEN_POSITIONS).sums();
        draft.summary(
                new Summary(
                        money("balance", balance),
                        money("equity", equity),
                        money("credit", value("Credit Facility:", 1, 0)),
                        money("floating profit", value("Floating P/L:", 2, 0)),
                        open == null ? Money.zero(currency) : open.swap(),
                        money("margin", value("Margin:", 1, 1)),
                        money("free margin", value("Free Margin:", 0, 1)),
                        null,
                        null));
    }

    private @Nullable String value(String label, int line, int place) {
        boolean english = false;
        for (List<Row.Pair> pairs : lines) {
            for (Row.Pair pair : pairs) {
                if (pair.label().equals(label)) {
                    return pair.value();
                }
                english |= pair.label().equals("Balance:") || pair.label().equals("Equity:");
            }
        }
        boolean block = lines.size() >= 4 && lines.get(0).size() == 2 && lines.get(3).size() == 1;
        return !english && block && lines.get(line).size() > place
                ? lines.get(line).get(place).value()
                : null;
    }

    private @Nullable Money money(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Figures.money(text, currency, field);
        } catch (BadField bad) {
            draft.unreadable(0, bad);
            return null;
        }
    }
}
