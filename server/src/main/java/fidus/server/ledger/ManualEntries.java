package fidus.server.ledger;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.Dimensions;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.ledger.PrepareEntry;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Entries that follow from no record of the program: the house's capital, an exchange, what the
/// committee resolved about a loss, and corrections. One person prepares it from a document,
/// another approves exactly those postings (§8.1).
public final class ManualEntries {
    /// The command another person approves so that an entry is posted.
    public static final String ENTER = "ENTER_ENTRY";

    private static final Set<String> MONEY = Set.of("1010", "1020", "1050");

    /// Accounts of each event beside those that hold money; a correction may touch every account.
    private static final Map<String, Set<String>> EVENTS =
            Map.of(
                    "E3", Set.of("3010"),
                    "E20", Set.of("1900", "5700"),
                    "E22", Set.of(),
                    "E24", Set.of("1210", "3020", "3030", "4400"));

    /// What a posting may say beside what its account needs. Others, such as the row of a bank's
    /// statement, name what only a record of the program may book.
    private static final Set<String> ALLOWED =
            Set.of(
                    "agent",
                    "bankAccount",
                    "broker",
                    "capitalSource",
                    "client",
                    "contract",
                    "franchise",
                    "fund",
                    "manager",
                    "period",
                    "tradingAccount");

    private final Approvals approvals;
    private final Ledger ledger;

    /// What two people post.
    record Wanted(PrepareEntry asks, String source) {}

    public ManualEntries(Approvals approvals, Ledger ledger) {
        this.approvals = approvals;
        this.ledger = ledger;
        approvals.kind(ENTER, Wanted.class, Set.of(Role.APPROVER), this::entered);
    }

    public void routes(Routes routes) {
        routes.answer(LedgerCalls.ENTER, this::prepare);
    }

    private Prepared prepare(Asked asked, PrepareEntry asks) {
        check(asked.unit(), asks);
        String source = JournalEntry.MANUAL + asked.requestId();
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Event", asks.eventCode()));
        shown.add(new Shown("Posted on", asks.valueOn().toString()));
        for (Posting one : asks.postings()) {
            shown.add(
                    new Shown(
                            one.side() + " " + one.account(),
                            one.money() + " " + new TreeMap<>(one.dimensions())));
        }
        shown.add(new Shown("Document", asks.document().strip()));
        shown.add(new Shown("Reason", asks.reason().strip()));
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        ENTER,
                        "entry/" + source,
                        "Post " + asks.eventCode() + " on " + asks.valueOn(),
                        List.copyOf(shown),
                        new Wanted(asks, source)));
    }

    private void entered(Unit unit, Decided by, Wanted wanted) {
        PrepareEntry asks = wanted.asks;
        check(unit, asks);
        ledger.post(
                unit,
                by.maker().asking(by.checker().request()),
                by.checker().id(),
                new NewEntry(
                        asks.eventCode(),
                        wanted.source,
                        "",
                        asks.valueOn(),
                        asks.postings(),
                        asks.reason().strip() + ", " + asks.document().strip()));
    }

    private void check(Unit unit, PrepareEntry asks) {
        Set<String> own = EVENTS.get(asks.eventCode());
        if (own == null) {
            throw Refused.at(
                    "eventCode",
                    Problem.Code.BAD_VALUE,
                    "E3, E20, E22 and E24 are entered by people; "
                            + asks.eventCode()
                            + " follows from a record.");
        }
        Reversals.reason(asks.reason());
        int document = asks.document().strip().length();
        if (document < 3 || document > 200) {
            throw Refused.at(
                    "document",
                    Problem.Code.BAD_VALUE,
                    "Name the document it was taken from, in 3 to 200 characters.");
        }
        Postings.check(asks.postings());
        for (int i = 0; i < asks.postings().size(); i++) {
            Posting one = asks.postings().get(i);
            String field = "postings." + i;
            if (!own.isEmpty() && !own.contains(one.account()) && !MONEY.contains(one.account())) {
                throw Refused.at(
                        field + ".account",
                        Problem.Code.BAD_VALUE,
                        asks.eventCode() + " does not touch " + one.account() + ".");
            }
            Dimensions.check(field, one.account(), one.dimensions());
            known(field, one);
        }
        on(unit, asks);
    }

    private static void known(String field, Posting one) {
        for (String name : new TreeMap<>(one.dimensions()).keySet()) {
            if (!ALLOWED.contains(name) && !Dimensions.needed(one.account()).contains(name)) {
                throw Refused.at(
                        field + ".dimensions." + name,
                        Problem.Code.BAD_VALUE,
                        "A line on "
                                + one.account()
                                + " that people enter does not say its "
                                + name
                                + ".");
            }
        }
    }

    private void on(Unit unit, PrepareEntry asks) {
        if (asks.valueOn().isAfter(unit.today())) {
            throw Refused.at(
                    "valueOn", Problem.Code.BAD_VALUE, "It is posted once its day has come.");
        }
        LocalDate counts = ledger.countsOn(unit, asks.eventCode(), asks.valueOn());
        if (!counts.equals(asks.valueOn())) {
            throw Refused.at(
                    "valueOn",
                    Problem.Code.PERIOD_LOCKED,
                    "The month of this day takes no such entry any more. The first day that does"
                            + " is "
                            + counts
                            + ".");
        }
    }
}
