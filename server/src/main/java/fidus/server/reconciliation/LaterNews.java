package fidus.server.reconciliation;

import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.ProfileWords;
import fidus.reconciliation.desk.SinceCompared;
import fidus.server.bank.AccountNews;
import fidus.server.ledger.BankEntries;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What of completed runs is otherwise by now than when they compared their days. What it needs of
/// an account is read once for all its runs.
final class LaterNews {
    /// Entries and statements that are named one by one.
    private static final int NAMED = 3;

    private static final String LOOKING =
            "Files of the broker for its days came since; whether they change what it compared is"
                    + " looked at within minutes.";

    private final Unit unit;
    private final Sources sources;
    private final BankEntries entries;
    private final Map<String, AccountNews> accounts = new HashMap<>();
    private final Map<String, MatchProfile> rules = new HashMap<>();
    private final Map<String, Optional<MovedAccountStore.Mark>> marks = new HashMap<>();

    LaterNews(Unit unit, Sources sources, BankEntries entries) {
        this.unit = unit;
        this.sources = sources;
        this.entries = entries;
    }

    /// @return absent where nothing is known to be, and for a run that is not to be signed any more
    @Nullable SinceCompared of(RunStore.StoredRun stored) {
        if (!isToBeSigned(stored)) {
            return null;
        }
        boolean later = ToldDays.isToCome(unit, stored);
        List<String> changed = changed(stored);
        String others = rules(stored);
        String looking = changed.isEmpty() && isToBeLookedAt(stored) ? LOOKING : null;
        return later || !changed.isEmpty() || others != null || looking != null
                ? new SinceCompared(later ? stored.run().to() : null, changed, others, looking)
                : null;
    }

    static boolean isToBeSigned(RunStore.StoredRun stored) {
        return stored.run().runState() == RunState.COMPLETED && stored.outdated() == null;
    }

    /// Of a trading account it is known by comparing its rows again, as a signature does: that was
    /// done when a file of its broker came, or is done soon where several come.
    private List<String> changed(RunStore.StoredRun stored) {
        if (!BankComparison.isBank(stored.account())) {
            return new MovedRunStore().of(unit, stored.id()).stream().toList();
        }
        return looked(stored)
                .map(looked -> words(account(stored.account()).since(looked)))
                .orElse(List.of());
    }

    /// Whether files came of which nobody looked yet what they change.
    private boolean isToBeLookedAt(RunStore.StoredRun stored) {
        return !BankComparison.isBank(stored.account())
                && marks.computeIfAbsent(
                                stored.account(), name -> new MovedAccountStore().of(unit, name))
                        .filter(mark -> mark.touches(stored))
                        .isPresent();
    }

    /// Whether statements of its days or of earlier ones, which lead to the balance that it begins
    /// at, are others than it compared.
    boolean readOthers(RunStore.StoredRun stored) {
        return looked(stored)
                .map(looked -> account(stored.account()).readsOthers(looked))
                .orElse(false);
    }

    /// What is known of a run of a bank account.
    private Optional<AccountNews.Looked> looked(RunStore.StoredRun stored) {
        return BankComparison.isBank(stored.account())
                ? new RunHeadStore().of(unit, stored.id()).map(heads -> looked(stored, heads))
                : Optional.empty();
    }

    private static AccountNews.Looked looked(
            RunStore.StoredRun stored, RunHeadStore.StoredHeads heads) {
        ReconciliationRun run = stored.run();
        Instant at = heads.at();
        return new AccountNews.Looked(
                run.from(),
                run.to(),
                heads.heads(),
                at == null ? stored.startedAt() : at,
                heads.log());
    }

    private AccountNews account(String name) {
        return accounts.computeIfAbsent(
                name,
                _ -> {
                    HouseAccount account =
                            BankComparison.account(unit, sources.banks().get(), name);
                    return AccountNews.of(unit, account, entries);
                });
    }

    private static List<String> words(AccountNews.News news) {
        List<String> words = new ArrayList<>();
        List<AccountNews.Entry> entries = news.entries();
        if (entries.isEmpty() && news.more()) {
            words.add(
                    "More than %d entries were booked on or before its last day."
                            .formatted(AccountNews.MOST));
        }
        if (!entries.isEmpty()) {
            String many = news.more() ? "More than " + AccountNews.MOST : "" + entries.size();
            boolean one = entries.size() == 1;
            words.add(
                    "%s booked on or before its last day: %s."
                            .formatted(
                                    one ? "1 entry was" : many + " entries were",
                                    named(entries.stream().map(LaterNews::named).toList())));
        }
        for (AccountNews.Rows rows : news.rows().stream().limit(NAMED).toList()) {
            words.add(
                    "%s of its days came with %s."
                            .formatted(
                                    rows.rows() == 1 ? "1 row" : rows.rows() + " rows",
                                    rows.source()));
        }
        if (news.rows().size() > NAMED) {
            words.add(
                    "Rows of its days came with %d more statements."
                            .formatted(news.rows().size() - NAMED));
        }
        if (!news.aside().isEmpty()) {
            words.add("Set aside since: " + named(news.aside()) + ".");
        }
        return words;
    }

    private static String named(AccountNews.Entry entry) {
        return "entry %d of %s, %s".formatted(entry.number(), entry.on(), entry.sum());
    }

    private static String named(List<String> all) {
        String first = all.stream().limit(NAMED).collect(Collectors.joining("; "));
        return all.size() > NAMED ? first + "; and others" : first;
    }

    private @Nullable String rules(RunStore.StoredRun stored) {
        MatchProfile now =
                rules.computeIfAbsent(stored.account(), name -> new ProfileStore().of(unit, name));
        return rules(now, stored);
    }

    /// That other rules are in force for the account than those a run went by.
    ///
    /// @return absent where they are the same
    static @Nullable String rules(MatchProfile now, RunStore.StoredRun stored) {
        ReconciliationRun.Key own = stored.run().key();
        boolean same =
                now.name().equals(own.profileName()) && now.version() == own.profileVersion();
        return same
                ? null
                : "The %s, are in force by now; this run went by the %s."
                        .formatted(
                                ProfileWords.of(now.name(), now.version()),
                                ProfileWords.of(own.profileName(), own.profileVersion()));
    }
}
