package fidus.desktop.reconciliation;

import fidus.bank.desk.BankAccountCard;
import fidus.desktop.controls.Words;
import fidus.mt5.AccountCard;
import fidus.mt5.AccountKey;
import fidus.payments.wallets.HouseAccountId;
import fidus.reconciliation.desk.ProfileWords;
import fidus.reconciliation.desk.RecordWords;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.profiles.ProfileList;
import fidus.reconciliation.profiles.ProfileUse;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What can be reconciled: a trading account or a bank account of the house, with what a person
/// wants to know before starting a run of it.
///
/// @param account as runs name it
/// @param label what people call it, empty when nothing else
/// @param trading absent for a bank account
/// @param bank absent for a trading account
/// @param rules the matching rules it is compared by
/// @param last its newest run among those listed, absent when there is none
/// @param missing due statements that have not come
record RunSubject(
        String account,
        String label,
        @Nullable AccountKey trading,
        @Nullable HouseAccountId bank,
        String rules,
        @Nullable RunCard last,
        int openBreaks,
        long missing) {
    private static final String BANK = "bank/";

    /// Bank accounts first, each kind by name.
    static List<RunSubject> of(
            List<AccountCard> trading,
            List<BankAccountCard> banks,
            List<RunCard> runs,
            ProfileList profiles) {
        List<RunSubject> all = new ArrayList<>();
        for (BankAccountCard card : banks) {
            String name = BANK + card.account().name();
            RunCard last = last(runs, name);
            all.add(
                    new RunSubject(
                            name,
                            "",
                            null,
                            card.account().id(),
                            rules(profiles, name, "BANK"),
                            last,
                            last == null ? 0 : last.openBreaks(),
                            card.missing().size() + card.moreMissing()));
        }
        for (AccountCard card : trading) {
            AccountKey key = card.account().key();
            all.add(
                    new RunSubject(
                            key.toString(),
                            card.account().label(),
                            key,
                            null,
                            rules(profiles, key.toString(), "BROKER"),
                            last(runs, key.toString()),
                            card.openBreaks(),
                            0));
        }
        all.sort(
                Comparator.comparing((RunSubject one) -> one.bank() == null)
                        .thenComparing(RunSubject::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(RunSubject::account));
        return all;
    }

    private static @Nullable RunCard last(List<RunCard> newestFirst, String account) {
        return newestFirst.stream()
                .filter(run -> run.account().equals(account))
                .findFirst()
                .orElse(null);
    }

    private static String rules(ProfileList profiles, String account, String usual) {
        return profiles.uses().stream()
                .filter(use -> use.account().equals(account))
                .map(ProfileUse::profile)
                .findFirst()
                .orElse(usual);
    }

    String name() {
        String name = RecordWords.account(account);
        return label.isBlank() ? name : name + " · " + label;
    }

    /// How it stands, in one line.
    String about() {
        return Words.first(ProfileWords.name(rules))
                + " · "
                + (last == null
                        ? "no run yet"
                        : "last run "
                                + last.run().from()
                                + " – "
                                + last.run().to()
                                + ", "
                                + Words.of(last.run().runState())
                                        .toLowerCase(java.util.Locale.ROOT))
                + " · "
                + counted(openBreaks, "open break")
                + (missing == 0 ? "" : " · " + counted(missing, "statement") + " missing");
    }

    private static String counted(long count, String what) {
        return (count == 0 ? "no" : "" + count) + " " + what + (count == 1 ? "" : "s");
    }
}
