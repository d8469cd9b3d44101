package fidus.server.ledger;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.EntryId;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.ledger.Posting;
import fidus.ledger.PostingSide;
import fidus.ledger.ReverseEntry;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Takes entries back that people decided themselves. An entry that follows from a record, such as
/// a deposit, is reversed with that record, because the record would say otherwise than the books.
public final class Reversals {
    /// The command another person approves so that an entry is reversed.
    public static final String REVERSE = "REVERSE_ENTRY";

    private static final int SHORTEST = 10;
    private static final int LONGEST = 1_000;

    private final Approvals approvals;
    private final Ledger ledger;

    /// What two people reverse.
    ///
    /// @param on the value date; absent on what was prepared before the day was kept
    record Wanted(EntryId id, String reason, @Nullable LocalDate on) {}

    public Reversals(Approvals approvals, Ledger ledger) {
        this.approvals = approvals;
        this.ledger = ledger;
        approvals.kind(REVERSE, Wanted.class, Set.of(Role.APPROVER), this::reversed);
    }

    public void routes(Routes routes) {
        routes.answer(LedgerCalls.REVERSE, this::prepare);
        routes.answer(LedgerCalls.ENTRY, (asked, about) -> ledger.get(asked.unit(), about.id()));
    }

    private Prepared prepare(Asked asked, ReverseEntry asks) {
        String reason = reason(asks.reason());
        JournalEntry entry = reversible(asked.unit(), asks.id());
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Entry", entry.number() + ", " + entry.reason()));
        for (Posting one : entry.postings()) {
            shown.add(
                    new Shown(
                            one.account()
                                    + (one.side() == PostingSide.DEBIT
                                            ? " is credited"
                                            : " is debited"),
                            one.money().toString()));
        }
        LocalDate on = countsOn(asked.unit(), entry);
        shown.add(new Shown("Posted on", on.toString()));
        shown.add(new Shown("Reason", reason));
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        REVERSE,
                        Ledger.subject(asks.id()),
                        "Reverse entry " + entry.number(),
                        List.copyOf(shown),
                        new Wanted(asks.id(), reason, on)));
    }

    private void reversed(Unit unit, Decided by, Wanted wanted) {
        JournalEntry entry = reversible(unit, wanted.id);
        LocalDate on = countsOn(unit, entry);
        if (!on.equals(wanted.on)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "Entry "
                            + entry.number()
                            + " would be reversed on "
                            + on
                            + ", which is not the day that was shown. Prepare it anew.");
        }
        ledger.reverse(
                unit,
                by.maker().asking(by.checker().request()),
                by.checker().id(),
                wanted.id,
                wanted.reason);
    }

    private LocalDate countsOn(Unit unit, JournalEntry entry) {
        return ledger.countsOn(unit, Ledger.CORRECTION, entry.valueOn());
    }

    private JournalEntry reversible(Unit unit, EntryId id) {
        JournalEntry entry = ledger.get(unit, id);
        if (!entry.isOfPeople()) {
            throw Refused.at(
                    "id",
                    Problem.Code.WRONG_STATE,
                    "Entry "
                            + entry.number()
                            + " follows from "
                            + entry.source()
                            + ". Reverse it there, or both would say different things.");
        }
        if (ledger.count(unit, Ledger.CORRECTION, Ledger.subject(id)) > 0) {
            throw Refused.at(
                    "id",
                    Problem.Code.WRONG_STATE,
                    "Entry " + entry.number() + " was reversed already.");
        }
        return entry;
    }

    /// @throws Refused `BAD_VALUE` unless it has 10 to 1000 characters
    static String reason(String given) {
        String said = given.strip();
        if (said.length() < SHORTEST || said.length() > LONGEST) {
            throw Refused.at(
                    "reason", Problem.Code.BAD_VALUE, "Say why, in 10 to 1000 characters.");
        }
        return said;
    }
}
