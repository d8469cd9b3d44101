package fidus.server.shares;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.PersonId;
import fidus.clients.ClientId;
import fidus.funds.FundCode;
import fidus.investments.AccountMapping;
import fidus.investments.Investment;
import fidus.investments.InvestmentId;
import fidus.investments.InvestmentState;
import fidus.money.Money;
import fidus.mt5.AccountKey;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Which mappings a valuation of a day sees; the contract ends on 2027-03-15.
class SharerTest {
    private static final AccountMapping MOVED = on(1001, "2027-03-15T08:00:00Z");
    private static final AccountMapping PAID_OUT = on(1002, "2027-03-15T17:00:00Z");

    @Test
    void whatWasPaidOutOnTheLastDayTradedUntilThen() {
        Investment contract = ended(List.of(MOVED, PAID_OUT));

        assertThat(Sharer.standing(contract, LocalDate.parse("2027-03-15")))
                .containsExactly(PAID_OUT);
        assertThat(Sharer.standing(contract, LocalDate.parse("2027-03-14")))
                .containsExactly(MOVED, PAID_OUT);
        assertThat(Sharer.standing(contract, LocalDate.parse("2027-03-16"))).isEmpty();
    }

    @Test
    void whatStandsStillIsAllThereIs() {
        AccountMapping open = on(1002, null);

        assertThat(Sharer.standing(ended(List.of(MOVED, open)), LocalDate.parse("2027-03-15")))
                .containsExactly(open);
    }

    @Test
    void whatEndedBeforeTheLastDayDoesNotComeBack() {
        Investment contract = ended(List.of(on(1001, "2027-03-14T17:00:00Z")));

        assertThat(Sharer.standing(contract, LocalDate.parse("2027-03-15"))).isEmpty();
    }

    private static AccountMapping on(long login, @Nullable String until) {
        var person = new PersonId(new UUID(0, 1));
        return new AccountMapping(
                new AccountKey("Broker-Live", login),
                Money.of("250000", "USD"),
                "",
                Instant.parse("2026-01-15T09:00:00Z"),
                until == null ? null : Instant.parse(until),
                person,
                person);
    }

    private static Investment ended(List<AccountMapping> mappings) {
        return new Investment(
                new InvestmentId(new UUID(0, 2)),
                1,
                new ClientId(new UUID(0, 3)),
                "Ada Example",
                FundCode.UNLIMITED,
                Money.of("250000", "USD"),
                LocalDate.parse("2026-01-15"),
                LocalDate.parse("2026-01-15"),
                InvestmentState.CLOSED,
                mappings,
                "",
                null,
                LocalDate.parse("2026-03-15"),
                LocalDate.parse("2027-03-15"),
                1);
    }
}
