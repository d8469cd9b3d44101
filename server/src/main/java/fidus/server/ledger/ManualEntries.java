package fidus.server.ledger;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.Chart;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.ledger.Posting;
import fidus.ledger.PrepareEntry;
import fidus.ledger.ReverseEntry;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// Entries that two persons post by hand from a document (§8.1), and their reversal. What follows
/// from a deal, a payment or a run is taken back where it came from, not here.
public final class ManualEntries {
    /// The command another person approves to post an entry.
    public static final String POST = "POST_ENTRY";

    /// The command another person approves to take an entry back.
    public static final String REVERSE = "REVERSE_ENTRY";

    private static final String SOURCE = "manual/";
    private static final int MOST = 100;

    private final Approvals approvals;
    private final Ledger ledger;

    public ManualEntries(Approvals approvals, Ledger ledger) {
        this.approvals = approvals;
        this.ledger = ledger;
        approvals.kind(POST, PrepareEntry.class, Set.of(Role.APPROVER), this::posted);
        approvals.kind(REVERSE, ReverseEntry.class, Set.of(Role.APPROVER), this::reversed);
    }

    public void routes(Routes routes) {
        routes.answer(LedgerCalls.PREPARE_ENTRY, this::prepare);
        routes.answer(LedgerCalls.REVERSE_ENTRY, this::prepareReversal);
    }

    private Prepared prepare(Asked asked, PrepareEntry asks) {
        check(asked.unit(), asks);
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Event", asks.template() + ", " + asks.template().eventCode()));
        shown.add(new Shown("Value date", asks.valueOn().toString()));
        asks.postings().forEach(posting -> shown.add(shown(posting)));
        shown.add(new Shown("Document", asks.document().strip()));
        shown.add(new Shown("Reason", asks.reason().strip()));
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        POST,
                        SOURCE + asked.actor().request(),
                        "Post " + asks.template() + " of " + asks.valueOn(),
                        shown,
                        asks));
    }

    private static Shown shown(Posting posting) {
        String name = Chart.find(posting.account()).orElseThrow().name();
        return new Shown(
                posting.side() + " " + posting.account() + " " + name,
                posting.money() + " " + new TreeMap<>(posting.dimensions()));
    }

    private void posted(Unit unit, Decided by, PrepareEntry asks) {
        check(unit, asks);
        ledger.post(
                unit,
                by.maker().asking(by.checker().request()),
                by.checker().id(),
                new NewEntry(
                        asks.template().eventCode(),
                        by.prepared().subject(),
                        "entry",
                        asks.valueOn(),
                        asks.postings(),
                        asks.reason().strip() + ", " + asks.document().strip()));
    }

    private void check(Unit unit, PrepareEntry asks) {
        text("document", asks.document(), 3, 200);
        text("reason", asks.reason(), 10, 500);
        if (asks.postings().size() < 2 || asks.postings().size() > MOST) {
            throw Refused.at(
                    "postings", Problem.Code.BAD_VALUE, "An entry has 2 to " + MOST + " lines.");
        }
        asks.template().check(asks.postings());
        if (asks.valueOn().isAfter(LocalDate.ofInstant(unit.now(), ZoneOffset.UTC))) {
            throw Refused.at("valueOn", Problem.Code.BAD_VALUE, "Nothing is posted in the future.");
        }
        LocalDate open = ledger.countsOn(unit, asks.template().eventCode(), asks.valueOn());
        if (!open.equals(asks.valueOn())) {
            throw Refused.at(
                    "valueOn",
                    Problem.Code.PERIOD_LOCKED,
                    "The month of "
                            + asks.valueOn()
                            + " takes no such entry any more. The first day that does is "
                            + open
                            + ".");
        }
    }

    private Prepared prepareReversal(Asked asked, ReverseEntry asks) {
        JournalEntry wrong = reversible(asked.unit(), asks);
        List<Shown> shown = new ArrayList<>();
        shown.add(new Shown("Entry", wrong.number() + " of " + wrong.valueOn()));
        shown.add(new Shown("Posted for", wrong.reason()));
        wrong.postings().forEach(posting -> shown.add(shown(posting)));
        shown.add(new Shown("Reason", asks.reason().strip()));
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        REVERSE,
                        Ledger.subject(wrong.id()),
                        "Reverse entry " + wrong.number(),
                        shown,
                        asks));
    }

    private void reversed(Unit unit, Decided by, ReverseEntry asks) {
        JournalEntry wrong = reversible(unit, asks);
        Actor maker = by.maker().asking(by.checker().request());
        ledger.reverse(unit, maker, by.checker().id(), wrong.id(), asks.reason().strip());
    }

    private JournalEntry reversible(Unit unit, ReverseEntry asks) {
        text("reason", asks.reason(), 10, 500);
        JournalEntry wrong = ledger.get(unit, asks.id());
        if (!wrong.source().startsWith(SOURCE)) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "Entry "
                            + wrong.number()
                            + " follows from "
                            + wrong.source()
                            + ". Take that back; its entry goes with it.");
        }
        if (ledger.count(unit, Ledger.CORRECTION, Ledger.subject(wrong.id())) > 0) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE, "Entry " + wrong.number() + " is reversed already.");
        }
        return wrong;
    }

    private static void text(String field, String value, int shortest, int longest) {
        int length = value.strip().length();
        if (length < shortest || length > longest) {
            throw Refused.at(
                    field,
                    Problem.Code.BAD_VALUE,
                    "This has " + shortest + " to " + longest + " characters.");
        }
    }
}
