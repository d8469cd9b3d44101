package fidus.server.reconciliation;

import fidus.auth.Role;
import fidus.contract.Canonical;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.WriteOff;
import fidus.reconciliation.endings.EndingLine;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// What a list of breaks comes to, read from its parts.
///
/// @param sums of the differences without their signs, one for each currency
/// @param accounts how many breaks of each
/// @param explainers who explained one of them
/// @param digest over the breaks, their versions and differences, whatever became of them
record FrozenList(
        int count,
        int parts,
        List<Money> sums,
        Map<String, Integer> accounts,
        List<String> explainers,
        String digest) {
    private record Said(BreakId id, int version, @Nullable Money difference) {}

    static FrozenList of(Unit unit, EndingStore store, String list) {
        int[] count = {0, 0};
        Map<String, Money> sums = new TreeMap<>();
        Map<String, Integer> accounts = new TreeMap<>();
        var explainers = new TreeSet<String>();
        List<String> digests = new ArrayList<>();
        store.eachPart(
                unit,
                list,
                part -> {
                    List<Said> said = new ArrayList<>();
                    for (EndingLine line : part.lines()) {
                        Money difference = line.difference();
                        said.add(new Said(line.breakId(), line.version(), difference));
                        accounts.merge(line.account(), 1, Integer::sum);
                        if (difference != null) {
                            sums.merge(difference.currency().code(), difference.abs(), Money::plus);
                        }
                    }
                    explainers.addAll(part.explainers());
                    digests.add(Canonical.digest(said));
                    count[0] += said.size();
                    count[1]++;
                });
        return new FrozenList(
                count[0],
                count[1],
                List.copyOf(sums.values()),
                accounts,
                List.copyOf(explainers),
                Canonical.digest(digests));
    }

    /// What counts with it, of the currencies with any.
    List<Money> counted(Function<Currency, Money> lately) {
        return sums.stream()
                .map(sum -> lately.apply(sum.currency()))
                .filter(sum -> !sum.isZero())
                .toList();
    }

    /// The roles that write it off, each another person. The sum counts, so that a large difference
    /// is not written off as many small ones; it is never less than one of them.
    ///
    /// @param lately what counts with it of a currency
    List<Role> needs(Function<Currency, Money> limits, Function<Currency, Money> lately) {
        List<Role> needs = List.of(Role.APPROVER);
        for (Money sum : sums) {
            Currency currency = sum.currency();
            List<Role> its =
                    WriteOff.needs(sum.plus(lately.apply(currency)), limits.apply(currency));
            needs = its.size() > needs.size() ? its : needs;
        }
        return needs;
    }
}
