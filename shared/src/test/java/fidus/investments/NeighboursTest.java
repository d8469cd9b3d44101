package fidus.investments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fidus.auth.PersonId;
import fidus.clients.ClientId;
import fidus.funds.FundCode;
import fidus.investments.Neighbours.Stretch;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.time.BusinessDays;

import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Whose principal was on an account on which days; every contract here has 100,000 there.
class NeighboursTest {
    private static final AccountKey ACCOUNT = new AccountKey("Broker-Live", 1001);
    private static final Investment ALWAYS = started("2026-01-15", on(ACCOUNT, null));

    @Test
    void whoStaysAloneHasOneStretch() {
        assertThat(stretches(ALWAYS)).containsExactly(of("2026-03-15", "2026-06-30", "100000.00"));
    }

    @Test
    void whoLeftWasThereForTheWholeOfTheDay() {
        Investment left = started("2026-01-15", on(ACCOUNT, "2026-04-10T08:00:00Z"));

        assertThat(stretches(ALWAYS, left))
                .containsExactly(
                        of("2026-03-15", "2026-04-10", "200000.00"),
                        of("2026-04-10", "2026-06-30", "100000.00"));
    }

    @Test
    void whoCameCountsFromTheDayAfterItsStart() {
        assertThat(stretches(ALWAYS, started("2026-04-10", on(ACCOUNT, null))))
                .containsExactly(
                        of("2026-03-15", "2026-04-10", "100000.00"),
                        of("2026-04-10", "2026-06-30", "200000.00"));
    }

    @Test
    void whoWasMovedHereCountsFromTheDayAfterTheMove() {
        AccountKey elsewhere = new AccountKey("Broker-Live", 1002);
        Investment moved =
                started(
                        "2026-01-15",
                        on(elsewhere, "2026-05-04T10:00:00Z"),
                        on(ACCOUNT, "2026-05-04T10:00:00Z", null));

        assertThat(stretches(ALWAYS, moved))
                .containsExactly(
                        of("2026-03-15", "2026-05-04", "100000.00"),
                        of("2026-05-04", "2026-06-30", "200000.00"));
    }

    @Test
    void onePartnerForAnotherOfTheSameSumChangesNothing() {
        Investment left = started("2026-01-15", on(ACCOUNT, "2026-04-10T08:00:00Z"));
        Investment came = started("2026-04-10", on(ACCOUNT, null));

        assertThat(stretches(ALWAYS, left, came))
                .containsExactly(of("2026-03-15", "2026-06-30", "200000.00"));
    }

    @Test
    void whatHappensOnTheEdgesIsOutside() {
        Investment before = started("2026-01-15", on(ACCOUNT, "2026-03-15T08:00:00Z"));
        Investment after = started("2026-06-30", on(ACCOUNT, null));

        assertThat(stretches(ALWAYS, before, after))
                .containsExactly(of("2026-03-15", "2026-06-30", "100000.00"));
    }

    private static List<Tuple> stretches(Investment... contracts) {
        return new Neighbours(new PlacedDays(BusinessDays.UTC), _ -> List.of(contracts))
                        .stretches(
                                ACCOUNT,
                                LocalDate.parse("2026-03-15"),
                                LocalDate.parse("2026-06-30"))
                        .stream()
                        .map(NeighboursTest::tupled)
                        .toList();
    }

    private static Tuple tupled(Stretch stretch) {
        return of(
                stretch.from().toString(),
                stretch.to().toString(),
                stretch.all().amount().toPlainString());
    }

    private static Tuple of(String from, String to, String all) {
        return tuple(from, to, all);
    }

    private static AccountMapping on(AccountKey account, @Nullable String until) {
        return on(account, "2026-01-14T09:00:00Z", until);
    }

    private static AccountMapping on(AccountKey account, String from, @Nullable String until) {
        var person = new PersonId(new UUID(0, 1));
        return new AccountMapping(
                account,
                Money.of("100000", "USD"),
                "",
                Instant.parse(from),
                until == null ? null : Instant.parse(until),
                person,
                person);
    }

    private static Investment started(String on, AccountMapping... mappings) {
        LocalDate start = LocalDate.parse(on);
        return new Investment(
                new InvestmentId(new UUID(0, 2)),
                1,
                new ClientId(new UUID(0, 3)),
                "Ada Example",
                FundCode.UNLIMITED,
                Money.of("100000", "USD"),
                start,
                start,
                InvestmentState.ACTIVE,
                List.of(mappings),
                "",
                null,
                start.plusMonths(2),
                start.plusMonths(14),
                1);
    }
}
