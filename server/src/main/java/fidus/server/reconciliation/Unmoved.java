package fidus.server.reconciliation;

import fidus.contract.Canonical;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.MatchRow;
import fidus.server.audit.Audit;
import fidus.server.bank.BankStatements;
import fidus.server.bank.BookSide;
import fidus.server.bank.BookedLater;
import fidus.server.bank.Reach;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Whether the days of a run of a bank account still say what they were seen to say, known without
/// reading their rows: every change since stands in the audit log, and what is not known to leave
/// them alone counts as one that does not. A no only means that they have to be read.
record Unmoved(Audit audit, Sources sources) {
    /// More was done since than is worth looking through.
    private static final int MOST_DEEDS = 2_000;

    private static final int MOST_SOURCES = 100;

    /// Only something that waits for another person is stored with these.
    private static final Set<String> ASKED = Set.of("PREPARE_", "AGREED_");

    /// What an account at a bank is not compared by. Matches and runs only choose which of the
    /// postings on the same evidence stands for the others, and that is looked at itself, as new
    /// entries are.
    private static final Set<String> ELSEWHERE =
            Set.of(
                    "account",
                    "agent",
                    "break",
                    "client",
                    "contract",
                    "deal",
                    "entries",
                    "entry",
                    "franchise",
                    "job",
                    "login",
                    "manager",
                    "match",
                    "person",
                    "reading",
                    "run",
                    "runs");

    /// What says how a posting that follows from it is compared.
    private static final Set<String> SOURCES = Set.of("deposit", "payment");

    /// How far everything goes now. To be asked before what is seen is read.
    ///
    /// @param last of its days
    static Leaving.Seen seen(
            Unit unit, BankStatements banks, HouseAccount account, LocalDate last) {
        long log = new Audit().before(unit);
        long entries = banks.sides().later(account, last).last(unit);
        return new Leaving.Seen(log, entries, standIns(unit, banks, account, last));
    }

    /// Since its days were last seen.
    boolean is(Unit unit, RunStore.StoredRun stored) {
        return BankComparison.isBank(stored.account())
                && new RunHeadStore()
                        .of(unit, stored.id())
                        .flatMap(heads -> Optional.ofNullable(heads.seen()))
                        .filter(seen -> is(unit, stored, seen))
                        .isPresent();
    }

    boolean is(Unit unit, RunStore.StoredRun stored, Leaving.Seen seen) {
        List<Audit.Deed> deeds = audit.since(unit, seen.log(), MOST_DEEDS + 1);
        Set<String> sourced = new HashSet<>();
        for (Audit.Deed deed : deeds) {
            String kind = deed.subject().substring(0, Math.max(0, deed.subject().indexOf('/')));
            if (SOURCES.contains(kind)) {
                sourced.add(deed.subject());
            } else if (!ELSEWHERE.contains(kind)
                    && ASKED.stream().noneMatch(deed.action()::startsWith)) {
                return false;
            }
        }
        if (deeds.size() > MOST_DEEDS || sourced.size() > MOST_SOURCES) {
            return false;
        }
        BankStatements banks = sources.banks().get();
        HouseAccount account = BankComparison.account(unit, banks, stored.account());
        LocalDate last = stored.run().to();
        BookedLater later = banks.sides().later(account, last);
        return !later.after(unit, seen.entries())
                && !later.isOf(unit, sourced)
                && seen.standIns().equals(standIns(unit, banks, account, last));
    }

    private static String standIns(
            Unit unit, BankStatements banks, HouseAccount account, LocalDate last) {
        String name = BankComparison.named(account);
        BookSide side =
                banks.sides()
                        .book(
                                unit,
                                account,
                                Reach.ofNoDays(account, last),
                                rows -> BankComparison.used(unit, name, rows))
                        .side();
        var standing = new TreeMap<String, Object>();
        standing.put("hidden", side.hidden().stream().sorted().toList());
        standing.put(
                "rows",
                side.rows().stream()
                        .filter(row -> !row.bookingDate().isAfter(last))
                        .sorted(Comparator.comparing(MatchRow::rowId))
                        .toList());
        return Canonical.digest(standing);
    }
}
