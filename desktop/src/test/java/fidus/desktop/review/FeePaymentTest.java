package fidus.desktop.review;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Deals;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Shell;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeeRunCard;
import fidus.fees.runs.FeeRunId;
import fidus.fees.runs.FeeRunList;
import fidus.fees.runs.FeeRunState;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.ManagerId;
import fidus.mt5.BookedDeal;
import fidus.mt5.CashCategory;
import fidus.mt5.DealDecided;
import fidus.mt5.Mt5Calls;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// A manager took his fee from the account: the operator says which posted run it was.
class FeePaymentTest {
    private final FakeServer fake = new FakeServer().signsIn(Role.OPERATOR);
    private final Shell shell = fake.signedIn(Accounts.NOW);
    private final List<String> named = new ArrayList<>();

    @AfterEach
    void stop() {
        fake.close();
    }

    private static FeeRunCard run(int number, FeeRunState state, String fee) {
        return new FeeRunCard(
                new FeeRunId(new UUID(0, number)),
                FeeType.MANAGER_PERFORMANCE,
                new ManagerId(new UUID(0, 1)),
                "M1 Capital",
                "2027-01",
                1,
                state,
                Accounts.usd(fee),
                Accounts.usd(fee),
                Accounts.usd("0"));
    }

    @Test
    void onlyPostedRunsOfThisSumAreOfferedAndOneIsNamed() {
        FeeRunCard right = run(3, FeeRunState.POSTED, "800.00");
        fake.answer(
                FeeCalls.RUNS,
                _ ->
                        new FeeRunList(
                                List.of(
                                        run(1, FeeRunState.PAID, "800.00"),
                                        run(2, FeeRunState.POSTED, "799.99"),
                                        right)));
        BookedDeal deal = Deals.unknown(1, "-800.00", "to the manager");
        fake.answer(
                Mt5Calls.DECIDE_DEAL,
                asked -> {
                    named.add(asked.path("feeRun").asText(""));
                    return new DealDecided(deal, null);
                });
        var model = new ReviewModel(shell);
        model.chosenProperty().set(deal);
        model.categoryProperty().set(CashCategory.MANAGER_FEE_PAYMENT);
        assertThat(model.payable()).containsExactly(right);
        model.reasonProperty().set("Taken by the manager as agreed");

        model.send();
        Problem why = Objects.requireNonNull(model.decide().problemProperty().get());
        assertThat(why.fields().getFirst().field()).isEqualTo("feeRun");
        assertThat(named).isEmpty();

        model.feeRunProperty().set(right);
        model.send();
        assertThat(named).containsExactly(right.id().value().toString());
    }

    @Test
    void anotherCategoryNamesNoRun() {
        BookedDeal deal = Deals.unknown(1, "-800.00", "to the manager");
        fake.answer(
                Mt5Calls.DECIDE_DEAL,
                asked -> {
                    named.add(asked.path("feeRun").asText(""));
                    return new DealDecided(deal, null);
                });
        fake.answer(FeeCalls.RUNS, _ -> new FeeRunList(List.of()));
        var model = new ReviewModel(shell);
        model.chosenProperty().set(deal);
        model.categoryProperty().set(CashCategory.MANAGER_FEE_PAYMENT);
        model.feeRunProperty().set(run(3, FeeRunState.POSTED, "800.00"));
        model.categoryProperty().set(CashCategory.EXTERNAL_WITHDRAWAL);
        model.reasonProperty().set("Paid to the bank after all");
        model.send();
        assertThat(named).containsExactly("");
    }
}
