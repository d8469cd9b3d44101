package fidus.server.ledger;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.Chart;
import fidus.ledger.Dimensions;
import fidus.ledger.LedgerCalls;
import fidus.ledger.OpeningLine;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.ledger.PrepareOpening;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// The first set-up of the books (E26): what is there stands against 3900, and the month it is of
/// is locked, so that nothing is posted before the beginning.
public final class Openings {
    /// The command another person approves so that the books begin.
    public static final String OPEN = "OPEN_BOOKS";

    static final String EVENT = "E26";
    static final String SUBJECT = "opening/books";
    private static final String AGAINST = "3900";
    private static final Set<String> CAPITAL = Set.of("3010", "3020", "3030");
    private static final int MOST = 400;

    private final Approvals approvals;
    private final Ledger ledger;

    public Openings(Approvals approvals, Ledger ledger) {
        this.approvals = approvals;
        this.ledger = ledger;
        approvals.kind(OPEN, PrepareOpening.class, Set.of(Role.APPROVER), this::opened);
    }

    public void routes(Routes routes) {
        routes.answer(LedgerCalls.OPEN, this::prepare);
    }

    private Prepared prepare(Asked asked, PrepareOpening asks) {
        check(asked.unit(), asks);
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Books begin after", asks.openedOn().toString()));
        shown.add(new Shown("Document", asks.document().strip()));
        var sums = new TreeMap<Currency, Money>();
        for (OpeningLine line : asks.lines()) {
            String name = Chart.find(line.account()).orElseThrow().name();
            shown.add(
                    new Shown(
                            line.account() + " " + name,
                            line.balance() + " " + new TreeMap<>(line.dimensions())));
            Money net = isAsset(line) ? line.balance() : line.balance().negated();
            sums.merge(net.currency(), net, Money::plus);
        }
        sums.values()
                .forEach(sum -> shown.add(new Shown("Left on 3900", sum.negated().toString())));
        shown.add(new Shown("Locked with it", YearMonth.from(asks.openedOn()).toString()));
        shown.add(new Shown("Reason", asks.reason().strip()));
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        OPEN, SUBJECT, "The books begin after " + asks.openedOn(), shown, asks));
    }

    private void opened(Unit unit, Decided by, PrepareOpening asks) {
        check(unit, asks);
        Actor maker = by.maker().asking(by.checker().request());
        for (int i = 0; i < asks.lines().size(); i++) {
            OpeningLine line = asks.lines().get(i);
            ledger.post(
                    unit,
                    maker,
                    by.checker().id(),
                    new NewEntry(
                            EVENT,
                            SUBJECT,
                            "line " + (i + 1),
                            asks.openedOn(),
                            postings(line),
                            "Opening position, " + asks.document().strip()));
        }
        ledger.lockOpening(unit, maker, YearMonth.from(asks.openedOn()));
    }

    private static List<Posting> postings(OpeningLine line) {
        String debit = isAsset(line) ? line.account() : AGAINST;
        String credit = isAsset(line) ? AGAINST : line.account();
        return List.of(
                Postings.debit(debit, line.balance(), line.dimensions()),
                Postings.credit(credit, line.balance(), line.dimensions()));
    }

    private static boolean isAsset(OpeningLine line) {
        return line.account().startsWith("1");
    }

    private void check(Unit unit, PrepareOpening asks) {
        LocalDate end = YearMonth.from(asks.openedOn()).atEndOfMonth();
        if (!asks.openedOn().equals(end)) {
            throw Refused.at(
                    "openedOn",
                    Problem.Code.BAD_VALUE,
                    "The books begin with a month: the day before it is the last of one, such as "
                            + end
                            + ".");
        }
        if (asks.lines().isEmpty() || asks.lines().size() > MOST) {
            throw Refused.at(
                    "lines", Problem.Code.BAD_VALUE, "There are 1 to " + MOST + " opening lines.");
        }
        text("document", asks.document(), 3);
        text("reason", asks.reason(), 10);
        for (int i = 0; i < asks.lines().size(); i++) {
            OpeningLine line = asks.lines().get(i);
            check(line);
            Dimensions.check("lines." + i, line.account(), line.dimensions());
        }
        if (!ledger.isEmpty(unit)) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "Something is posted already. Opening positions come first, and once.");
        }
    }

    private static void check(OpeningLine line) {
        boolean fits =
                Chart.find(line.account()).isPresent()
                        && (isAsset(line)
                                || line.account().startsWith("2")
                                || CAPITAL.contains(line.account()));
        if (!fits) {
            throw Refused.at(
                    "lines",
                    Problem.Code.BAD_VALUE,
                    line.account() + " is no asset, debt or capital of the chart.");
        }
        Postings.check(postings(line));
    }

    private static void text(String field, String value, int shortest) {
        int length = value.strip().length();
        if (length < shortest || length > 1_000) {
            throw Refused.at(
                    field, Problem.Code.BAD_VALUE, "This has " + shortest + " to 1000 characters.");
        }
    }
}
