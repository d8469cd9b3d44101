package fidus.server.shares;

import fidus.fees.shares.PoolMove.PoolEntry;
import fidus.funds.ShareMethod;
import fidus.investments.AccountMapping;
import fidus.investments.Investment;
import fidus.investments.InvestmentId;
import fidus.investments.PlacedDays;
import fidus.investments.book.ContractBook;
import fidus.investments.book.Opened;
import fidus.investments.book.SharesBefore;
import fidus.investments.book.UnitsBefore;
import fidus.investments.schedule.PayoutKind;
import fidus.investments.schedule.ShareValuation;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// A contract that shares in the performance of the accounts it is mapped to.
///
/// @param unvalued whether the last valuation had no figure for it, or was before its last day
record Sharer(ContractBook book, Investment contract, boolean unvalued, PlacedDays placed) {
    InvestmentId id() {
        return book.id();
    }

    ShareMethod method() {
        return book.schedule().terms().sharing();
    }

    BigDecimal rate() {
        return Objects.requireNonNull(book.schedule().terms().performanceShareRate());
    }

    Currency currency() {
        return book.schedule().principal().currency();
    }

    LocalDate interestStart() {
        return book.schedule().dates().interestStart();
    }

    LocalDate contractEnd() {
        return book.schedule().dates().contractEnd();
    }

    /// With a month it is valued while it earns, in the one in which it ends for the last time, and
    /// later for as long as that valuation is missing. Nothing is shared of a month in which it was
    /// broken off.
    boolean isValuedOn(LocalDate monthEnd) {
        if (monthEnd.isBefore(interestStart()) || wasValuedOn(monthEnd)) {
            return false;
        }
        boolean whole = !contractEnd().isBefore(monthEnd);
        boolean ends = !contractEnd().isBefore(monthEnd.withDayOfMonth(1));
        return whole || (!isBroken() && (ends || unvalued || waits()));
    }

    /// Whether that was done before the contract was taken over.
    private boolean wasValuedOn(LocalDate monthEnd) {
        SharesBefore before = before();
        return before != null && !monthEnd.isAfter(before.valuedOn());
    }

    private @Nullable SharesBefore before() {
        Opened opened = book.opened();
        return opened == null ? null : opened.shares();
    }

    /// The day at whose end its performance begins to count.
    LocalDate countsFrom() {
        SharesBefore before = before();
        return before == null ? interestStart() : before.valuedOn();
    }

    /// The mark on that day: what must be earned since before there is a share; in a pool the
    /// performance on which shares were paid.
    Money firstMark() {
        SharesBefore before = before();
        if (before == null) {
            return Money.zero(currency());
        }
        return before.units() == null ? before.toRecover() : before.highWaterMark();
    }

    /// What the contract had earned when it began to count here; nothing in a pool, whose units
    /// carry it.
    Money performedBefore() {
        return Opened.performedBefore(book.opened(), currency());
    }

    /// The order in which those of one day come into a pool: first the lead series of a pool
    /// elsewhere, last those who were in none.
    int rank() {
        SharesBefore before = before();
        UnitsBefore units = before == null ? null : before.units();
        if (units == null) {
            return 2;
        }
        return units.series().equals(UnitsBefore.LEAD) ? 0 : 1;
    }

    /// How it comes into a pool, at the end of the day it counts from.
    PoolEntry entry() {
        SharesBefore before = before();
        return new PoolEntry(
                id(), book.schedule().principal(), before == null ? null : before.units());
    }

    /// Whether its principal was given back before its time.
    private boolean isBroken() {
        return book.schedule().rows().stream()
                .anyMatch(row -> row.payoutKind() == PayoutKind.PRINCIPAL && !row.live());
    }

    /// Whether its principal is at risk and its end reached as agreed.
    boolean matures(LocalDate day) {
        return book.schedule().terms().principalAtRisk() && hasEndedBy(day) && !isBroken();
    }

    /// The day to which it is valued with a month.
    LocalDate upTo(LocalDate monthEnd) {
        return ShareValuation.upTo(book.schedule().dates(), monthEnd);
    }

    /// Whether it ended on a day or before.
    boolean hasEndedBy(LocalDate day) {
        return !contractEnd().isAfter(day);
    }

    /// Whether its principal is at risk and not valued yet.
    boolean waits() {
        return book.schedule().waits(book.schedule().principalRow());
    }

    /// Principal on an account from the end of one day to the end of another.
    record Span(AccountKey account, Money mapped, LocalDate from, LocalDate to) {}

    /// Where its principal earned since it began to count, up to a day.
    List<Span> spans(LocalDate upTo) {
        var spans = new ArrayList<Span>();
        for (AccountMapping mapping : contract.mappings()) {
            AccountKey account = mapping.account();
            LocalDate began = placed.began(contract, mapping);
            LocalDate from = began.isBefore(countsFrom()) ? countsFrom() : began;
            LocalDate left = placed.ended(mapping);
            LocalDate to = left.isBefore(upTo) ? left : upTo;
            if (account != null && from.isBefore(to)) {
                spans.add(new Span(account, mapping.mappedPrincipal(), from, to));
            }
        }
        spans.sort(Comparator.comparing(Span::account).thenComparing(Span::from));
        return spans;
    }

    /// Whether no account ever held its principal.
    boolean isNowhere() {
        return contract.mappings().stream().allMatch(mapping -> mapping.account() == null);
    }

    /// The days on which its principal came to an account or left it.
    Stream<LocalDate> moves() {
        return placed.moves(contract);
    }

    /// Principal per account from the end of one day on, until it moves.
    Map<AccountKey, Money> mappedFrom(LocalDate day) {
        return placed.mappedFrom(contract, day);
    }
}
