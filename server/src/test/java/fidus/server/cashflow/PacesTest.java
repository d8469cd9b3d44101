package fidus.server.cashflow;

import static fidus.server.cashflow.CashDesk.usd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fidus.auth.PersonId;
import fidus.cashflow.ContractPace;
import fidus.cashflow.GapBand;
import fidus.cashflow.HeldCash;
import fidus.clients.ClientId;
import fidus.funds.FundCode;
import fidus.funds.StandardTerms;
import fidus.investments.AccountMapping;
import fidus.investments.Investment;
import fidus.investments.InvestmentId;
import fidus.investments.InvestmentState;
import fidus.investments.book.ContractBook;
import fidus.investments.commissions.Commissions;
import fidus.investments.schedule.PaymentDates;
import fidus.investments.schedule.PayoutSchedule;
import fidus.money.Currency;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.Platform;
import fidus.mt5.PoolState;
import fidus.mt5.Reading;
import fidus.mt5.ReadingSource;
import fidus.mt5.TradingAccount;
import fidus.mt5.TradingAccountId;
import fidus.mt5.allocation.AllocationLedger;
import fidus.mt5.pnl.AccountFigures;
import fidus.mt5.pnl.AccountPnl;
import fidus.mt5.pnl.AccountRole;
import fidus.mt5.pnl.Completeness;
import fidus.mt5.pnl.TruePnl;
import fidus.mt5.readings.FreshnessBand;
import fidus.mt5.readings.ReadingState;
import fidus.server.deals.PastResults.Moment;
import fidus.server.deals.Results.Result;
import fidus.time.BusinessDays;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class PacesTest {
    private static final AccountKey KEY = new AccountKey("Alpha-Live", 1001);
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
    private static final Instant NOW = Instant.parse("2026-07-01T09:00:00Z");

    private static final Instant LEFT = Instant.parse("2026-04-01T12:00:00Z");

    @Test
    void contractsOfOneAccountShareWhatItEarnedSinceTheyStarted() {
        Paces paces = paces();
        Map<Moment, TruePnl> before = new HashMap<>();
        for (Moment moment : paces.starts()) {
            assertThat(moment.at()).isEqualTo(Instant.parse("2026-01-01T23:59:59.999Z"));
            before.put(moment, TruePnl.of(usd("1000.00"), usd("0.00"), usd("0.00")));
        }

        List<ContractPace> found = paces.of(before);

        // 4,000.00 now less 1,000.00 at the start, three quarters and one quarter of it.
        assertThat(found)
                .extracting(one -> one.pace().revenue())
                .containsExactly(usd("2250.00"), usd("750.00"));
        assertThat(found)
                .allMatch(one -> one.basis().completeness() == Completeness.COMPLETE)
                .allMatch(one -> NOW.equals(one.basis().asOf()));
        // All the account holds is 4,000.00 where 40,000.00 and their interest should be.
        assertThat(found)
                .extracting(one -> one.gap().actual())
                .containsExactly(usd("3000.00"), usd("1000.00"));
        assertThat(found).allMatch(one -> one.gap().gapBand() == GapBand.CRITICAL);
    }

    /// 100,000.00 that wait for their deposit earn nothing of it and take nothing away.
    @Test
    void aContractThatHasNotBegunWeighsNothing() {
        Investment waiting = contract(book(3, "100000.00"), null);
        Paces paces = paces(waiting);
        Map<Moment, TruePnl> before = new HashMap<>();
        TruePnl then = TruePnl.of(usd("1000.00"), usd("0.00"), usd("0.00"));
        paces.starts().forEach(moment -> before.put(moment, then));

        assertThat(paces.of(before))
                .extracting(one -> one.pace().revenue(), one -> one.gap().actual())
                .containsExactly(
                        tuple(usd("2250.00"), usd("3000.00")),
                        tuple(usd("750.00"), usd("1000.00")));
    }

    /// A third contract of 10,000.00 left on 1 April, when the account had earned 2,000.00 more:
    /// until then large and small had 30 and 10 of 50 parts, and of the 1,000.00 since then 30 and
    /// 10 of 40.
    @Test
    void whoLeftSinceThenTookItsPartOfTheDaysBefore() {
        Investment stayed = contract(book(3, "10000.00"));
        AccountMapping left = stayed.mappings().getFirst().ended(LEFT);
        Paces paces = paces(stayed.mapped(List.of(left)));
        Map<Moment, TruePnl> before = new HashMap<>();
        for (Moment moment : paces.starts()) {
            String had = moment.at().isBefore(LEFT) ? "1000.00" : "3000.00";
            before.put(moment, TruePnl.of(usd(had), usd("0.00"), usd("0.00")));
        }

        assertThat(before.keySet())
                .extracting(Moment::at)
                .containsExactlyInAnyOrder(
                        Instant.parse("2026-01-01T23:59:59.999Z"),
                        Instant.parse("2026-04-01T23:59:59.999Z"));
        assertThat(paces.of(before))
                .extracting(one -> one.pace().revenue(), one -> one.gap().actual())
                .containsExactly(
                        tuple(usd("1950.00"), usd("3000.00")),
                        tuple(usd("650.00"), usd("1000.00")));
    }

    @Test
    void aResultAtTheStartThatNobodyKnowsMakesThePaceUnknown() {
        List<ContractPace> found = paces().of(Map.of());
        assertThat(found).hasSize(2);
        assertThat(found).allMatch(one -> one.pace() == null);
        assertThat(found).allMatch(one -> one.basis().completeness() == Completeness.INCOMPLETE);
    }

    private static Paces paces(Investment... more) {
        ContractBook large = book(1, "30000.00");
        ContractBook small = book(2, "10000.00");
        var house =
                new House(
                        TODAY,
                        NOW,
                        List.of(large, small),
                        List.of(result()),
                        HeldCash.NOTHING,
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of());
        var contracts = new ArrayList<>(List.of(contract(large), contract(small)));
        contracts.addAll(List.of(more));
        return new Paces(house, new Books(), contracts, BusinessDays.UTC);
    }

    private static Result result() {
        var account =
                new TradingAccount(
                        new TradingAccountId(new UUID(0, 1)),
                        KEY,
                        "Account 1001",
                        Platform.MT5,
                        "Alpha",
                        AccountPurpose.TRADING,
                        FundCode.CORE,
                        CapitalSource.CLIENT,
                        Currency.USD,
                        "UTC",
                        true,
                        "",
                        AccountLifecycle.ACTIVE,
                        PoolState.ALLOCATED,
                        null,
                        null,
                        1);
        var reading =
                new Reading(
                        KEY,
                        NOW,
                        NOW,
                        ReadingSource.values()[0],
                        usd("4000.00"),
                        usd("4000.00"),
                        usd("0.00"),
                        null,
                        null,
                        null);
        var state = new ReadingState.Ok(reading, Duration.ZERO, FreshnessBand.FRESH);
        var ledger = new AllocationLedger(KEY, Currency.USD, List.of());
        AccountPnl pnl = AccountPnl.of(state, ledger, List.of());
        var role =
                new AccountRole(
                        AccountPurpose.TRADING,
                        CapitalSource.CLIENT,
                        AccountLifecycle.ACTIVE,
                        FundCode.CORE);
        return new Result(account, pnl, AccountFigures.of(role, pnl, usd("0.00")), 0);
    }

    private static ContractBook book(long number, String principal) {
        PayoutSchedule schedule =
                PayoutSchedule.of(
                        StandardTerms.firstVersion(FundCode.CORE, LocalDate.of(2024, 1, 1)),
                        usd(principal),
                        START);
        return new ContractBook(
                new InvestmentId(new UUID(1, number)),
                number,
                new ClientId(new UUID(2, 1)),
                "Ada Example",
                FundCode.CORE,
                schedule,
                Commissions.none(),
                usd("0.00"),
                List.of(),
                ContractBook.next(schedule),
                1);
    }

    private static Investment contract(ContractBook book) {
        return contract(book, book.schedule().dates());
    }

    /// @param dates absent until it has begun
    private static Investment contract(ContractBook book, @Nullable PaymentDates dates) {
        var person = new PersonId(new UUID(0, 9));
        return new Investment(
                book.id(),
                book.number(),
                book.clientId(),
                book.clientName(),
                book.fundCode(),
                book.schedule().principal(),
                START,
                START,
                dates == null ? InvestmentState.PENDING_VALIDATION : InvestmentState.ACTIVE,
                List.of(
                        new AccountMapping(
                                KEY,
                                book.schedule().principal(),
                                "Placed when entered",
                                NOW,
                                null,
                                person,
                                person)),
                "Signed on paper, page 1 of 4",
                book.schedule().terms(),
                dates == null ? null : dates.interestStart(),
                dates == null ? null : dates.contractEnd(),
                1);
    }
}
