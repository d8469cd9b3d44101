package fidus.server.reconciliation;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.auth.RoleWords;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.RecordWords;
import fidus.reconciliation.endings.EndingLine;
import fidus.server.approvals.Approvals;
import fidus.server.mongo.Unit;
import fidus.time.Moments;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the person who decides about a list of breaks reads of it.
final class EndingTexts {
    private static final int MOST_ACCOUNTS = 8;

    private EndingTexts() {}

    static String title(BreakDeed deed, FrozenList list) {
        String breaks = list.count() == 1 ? "1 break" : "%,d breaks".formatted(list.count());
        return deed == BreakDeed.RESOLVE
                ? "Resolve " + breaks
                : "Write off %s, %s".formatted(breaks, sums(list));
    }

    private static String sums(FrozenList list) {
        return list.sums().isEmpty()
                ? "no money"
                : list.sums().stream().map(Object::toString).collect(Collectors.joining(" and "));
    }

    /// Why something ended and who asked for it, for the history of the break.
    static String why(Approvals.Decided by, String reason) {
        Prepared asked = by.prepared();
        return "%s (asked by %s %s)"
                .formatted(reason.strip(), asked.makerName(), Moments.onAt(asked.preparedAt()));
    }

    /// Whose approval a write-off needs.
    static String needs(List<Role> needs, Money limit) {
        return RoleWords.allOf(needs)
                + (needs.size() == 1
                        ? ", up to " + limit
                        : ", two persons, because it is above " + limit);
    }

    static List<Shown> shown(GroupEndings.Asking asking, FrozenList list) {
        String accounts =
                list.accounts().entrySet().stream()
                        .limit(MOST_ACCOUNTS)
                        .map(
                                one ->
                                        "%s (%,d)"
                                                .formatted(
                                                        RecordWords.account(one.getKey()),
                                                        one.getValue()))
                        .collect(Collectors.joining(", "));
        int more = list.accounts().size() - MOST_ACCOUNTS;
        return List.of(
                new Shown("Breaks", "%,d".formatted(list.count())),
                new Shown(
                        "Accounts",
                        more > 0 ? accounts + " and %,d more".formatted(more) : accounts),
                new Shown("Differences without signs", sums(list)),
                new Shown(
                        asking.deed() == BreakDeed.RESOLVE ? "Evidence" : "Reason", asking.text()),
                new Shown(
                        "What was changed meanwhile",
                        "is left as it is and listed with the reason"));
    }

    /// How much people keep about its breaks.
    static Shown kept(Unit unit, EndingStore store, String list) {
        var dossiers = new DossierStore();
        DossierStore.Kept[] all = {DossierStore.Kept.NOTHING};
        int[] breaks = {0};
        store.eachPart(
                unit,
                list,
                part -> {
                    var kept =
                            dossiers.kept(
                                    unit,
                                    part.lines().stream().map(EndingLine::breakId).toList(),
                                    null);
                    breaks[0] += kept.size();
                    kept.values().forEach(one -> all[0] = all[0].plus(one));
                });
        return new Shown(
                "Attachments and comments",
                breaks[0] == 0
                        ? "none"
                        : "%s and %s, at %s; the list says which"
                                .formatted(
                                        count(all[0].attachments(), "attachment"),
                                        count(all[0].comments(), "comment"),
                                        count(breaks[0], "break")));
    }

    private static String count(int count, String what) {
        return "%,d %s".formatted(count, what) + (count == 1 ? "" : "s");
    }

    /// What decides who writes a list off.
    static List<Shown> needs(
            FrozenList list,
            List<Role> needs,
            Function<Currency, Money> limits,
            Function<Currency, Money> lately) {
        String most =
                list.sums().stream()
                        .map(sum -> limits.apply(sum.currency()).toString())
                        .collect(Collectors.joining(" and "));
        var said =
                new Shown(
                        "Needs",
                        needs.size() == 1
                                ? "an approver, because the sum is up to " + most
                                : "an approver and an admin, two persons, because the sum is above "
                                        + most);
        String with =
                list.sums().stream()
                        .map(sum -> lately.apply(sum.currency()))
                        .filter(sum -> !sum.isZero())
                        .map(Money::toString)
                        .collect(Collectors.joining(" and "));
        return with.isEmpty()
                ? List.of(said)
                : List.of(
                        said,
                        new Shown(
                                "Counts with",
                                "%s of these accounts, written off or waiting in %d days"
                                        .formatted(with, WrittenLately.DAYS)));
    }
}
