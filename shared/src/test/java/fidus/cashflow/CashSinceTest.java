package fidus.cashflow;

import static fidus.investments.schedule.Contract.day;
import static fidus.investments.schedule.Contract.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.funds.FundCode;
import fidus.ledger.EntryId;
import fidus.money.Currency;
import fidus.time.BusinessDays;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The balance of the main bank was read on the tenth at noon.
class CashSinceTest {
    private static final Instant MORNING = Instant.parse("2026-03-10T08:00:00Z");
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instant AFTERNOON = Instant.parse("2026-03-10T15:00:00Z");
    private static final UnallocatedCash MAIN = held("Main bank", CashOwner.CLIENT, null);

    private final List<CashMove> moves = new ArrayList<>();

    @Test
    void whatIsValuedLaterCountsAndWhatIsValuedBeforeIsInTheBalance() {
        move("Main bank", "2026-03-09", AFTERNOON, "-50.00");
        move("Main bank", "2026-03-11", AFTERNOON, "-20.00");
        move("Main bank", "2026-03-11", AFTERNOON, "30.00");

        assertThat(counted(MAIN)).containsExactly("-20.00", "30.00");
    }

    @Test
    void onTheDayItselfOnlyWhatLeftAndWasNotBookedBeforeCounts() {
        move("Main bank", "2026-03-10", MORNING, "-50.00");
        move("Main bank", "2026-03-10", AFTERNOON, "-20.00");
        move("Main bank", "2026-03-10", AFTERNOON, "30.00");

        assertThat(counted(MAIN)).containsExactly("-20.00");
    }

    @Test
    void whatTakesBackACountedMoveCountsToo() {
        CashMove paid = move("Main bank", "2026-03-10", AFTERNOON, "-20.00");
        CashMove before = move("Main bank", "2026-03-09", NOON, "-70.00");
        moves.add(back(paid, "20.00"));
        moves.add(back(before, "70.00"));

        assertThat(counted(MAIN)).containsExactly("-20.00", "20.00");
    }

    @Test
    void whatTakesBackADepositThatDidNotCountDoesNotCountEither() {
        CashMove came = move("Main bank", "2026-03-10", AFTERNOON, "30.00");
        moves.add(back(came, "-30.00"));

        assertThat(counted(MAIN)).isEmpty();
    }

    @Test
    void aPlaceIsFoundByItsNameAndElseByItsKind() {
        UnallocatedCash other = held("Second bank", CashOwner.CLIENT, FundCode.BALANCE);
        move("SECOND BANK", "2026-03-11", AFTERNOON, "-20.00");
        move("Main bank USD", "2026-03-11", AFTERNOON, "-30.00");

        List<CashMoved> moved = CashSince.of(BusinessDays.UTC, List.of(MAIN, other), moves);

        assertThat(moved)
                .extracting(CashMoved::holding)
                .containsExactly(other.holding(), MAIN.holding());
        assertThat(CashSince.of(BusinessDays.UTC, List.of(wallet()), moves)).isEmpty();
    }

    @Test
    void aPaymentOfAFundLeavesThatFundsCash() {
        UnallocatedCash core = held("Main bank", CashOwner.CLIENT, FundCode.CORE);
        UnallocatedCash house = held("Main bank", CashOwner.HOUSE, null);
        move("Main bank", "2026-03-11", AFTERNOON, "-20.00");
        moves.add(of(null, "Main bank", "2026-03-11", AFTERNOON, "-5.00", FundCode.BALANCE));

        assertThat(CashSince.of(BusinessDays.UTC, List.of(core, house), moves))
                .extracting(CashMoved::holding)
                .containsExactly(core.holding(), null);
    }

    @Test
    void moneyOfTheHouseIsNeverTheClientsWhereBothAreHeld() {
        UnallocatedCash house = held("Main bank", CashOwner.HOUSE, null);
        UnallocatedCash core = held("Main bank", CashOwner.CLIENT, FundCode.CORE);
        moves.add(ofHouse("500.00"));

        assertThat(CashSince.of(BusinessDays.UTC, List.of(MAIN, house), moves))
                .extracting(CashMoved::holding)
                .containsExactly(house.holding());
        assertThat(CashSince.of(BusinessDays.UTC, List.of(MAIN, core), moves))
                .extracting(CashMoved::holding)
                .containsOnlyNulls();
    }

    private static CashMove ofHouse(String sum) {
        return new CashMove(
                new EntryId(new UUID(1, 1)),
                null,
                CashMoveKind.OTHER,
                CashPlace.BANK,
                "Main bank",
                day("2026-03-11"),
                AFTERNOON,
                usd(sum),
                CashOwner.HOUSE,
                null);
    }

    private List<String> counted(UnallocatedCash recorded) {
        return CashSince.of(BusinessDays.UTC, List.of(recorded), moves).stream()
                .map(one -> one.move().moved().amount().toPlainString())
                .toList();
    }

    private CashMove move(String heldAt, String day, Instant bookedAt, String sum) {
        CashMove move = of(null, heldAt, day, bookedAt, sum, FundCode.CORE);
        moves.add(move);
        return move;
    }

    private CashMove back(CashMove move, String sum) {
        return of(
                move.entryId(),
                move.heldAt(),
                move.valueOn().toString(),
                AFTERNOON,
                sum,
                move.fundCode());
    }

    private CashMove of(
            @Nullable EntryId reverses,
            String heldAt,
            String day,
            Instant bookedAt,
            String sum,
            FundCode fund) {
        return new CashMove(
                new EntryId(new UUID(0, moves.size() + 1)),
                reverses,
                CashMoveKind.PAYMENTS,
                CashPlace.BANK,
                heldAt,
                day(day),
                bookedAt,
                usd(sum),
                CashOwner.CLIENT,
                fund);
    }

    private static UnallocatedCash wallet() {
        return recorded(
                new CashHolding(
                        CashPlace.CRYPTO_WALLET, "Tron", CashOwner.CLIENT, null, Currency.USD));
    }

    private static UnallocatedCash held(String at, CashOwner owner, @Nullable FundCode fund) {
        return recorded(new CashHolding(CashPlace.BANK, at, owner, fund, Currency.USD));
    }

    private static UnallocatedCash recorded(CashHolding holding) {
        return new UnallocatedCash(
                "1", holding, usd("100.00"), NOON, "Read at the bank", NOON, "Olga", "Axel");
    }
}
