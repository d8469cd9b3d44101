package fidus.investments;

import fidus.money.Money;
import fidus.mt5.AccountKey;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// The contracts that have principal on the same account, day by day; each account is read once.
public final class Neighbours {
    private final PlacedDays placed;
    private final Function<AccountKey, List<Investment>> contracts;
    private final Map<AccountKey, List<Investment>> known = new HashMap<>();
    private final Map<End, Optional<Money>> sums = new HashMap<>();

    /// The end of a day on an account.
    private record End(AccountKey account, LocalDate day) {}

    /// Days on which the same principal was on an account, from the end of one to the end of
    /// another.
    ///
    /// @param all Σ principal of all contracts there
    public record Stretch(LocalDate from, LocalDate to, Money all) {}

    /// @param contracts all that ever had principal on an account
    public Neighbours(PlacedDays placed, Function<AccountKey, List<Investment>> contracts) {
        this.placed = placed;
        this.contracts = contracts;
    }

    /// Cut on every day on which principal came to the account or left it. Whoever left in the
    /// course of a day was there for the whole of it; whoever came counts from the next one.
    ///
    /// @param from a day at whose end there is principal on the account, before `to`
    public List<Stretch> stretches(AccountKey account, LocalDate from, LocalDate to) {
        List<Investment> here = known.computeIfAbsent(account, contracts);
        var cuts = new TreeSet<LocalDate>();
        here.stream()
                .flatMap(one -> Stream.concat(Stream.of(one.startDate()), placed.moves(one)))
                .filter(on -> on.isAfter(from) && on.isBefore(to))
                .forEach(cuts::add);
        cuts.add(to);
        var stretches = new ArrayList<Stretch>();
        LocalDate begun = from;
        for (LocalDate cut : cuts) {
            Money all = all(account, begun).orElseThrow();
            boolean goesOn = !stretches.isEmpty() && stretches.getLast().all.equals(all);
            LocalDate since = goesOn ? stretches.removeLast().from : begun;
            stretches.add(new Stretch(since, cut, all));
            begun = cut;
        }
        return List.copyOf(stretches);
    }

    /// Σ principal there at the end of a day. That of a contract that has not begun weighs nothing:
    /// none of it trades yet.
    ///
    /// @return empty when there is none
    public Optional<Money> all(AccountKey account, LocalDate day) {
        return sums.computeIfAbsent(new End(account, day), this::sum);
    }

    private Optional<Money> sum(End of) {
        return known.computeIfAbsent(of.account, contracts).stream()
                .filter(one -> one.hadBegunBy(of.day))
                .flatMap(one -> placed.mappedFrom(one, of.day).entrySet().stream())
                .filter(mapped -> mapped.getKey().equals(of.account))
                .map(Map.Entry::getValue)
                .reduce(Money::plus);
    }
}
