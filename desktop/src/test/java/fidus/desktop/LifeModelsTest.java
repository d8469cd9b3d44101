package fidus.desktop;

import static fidus.desktop.samples.Accounts.usd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.agents.AgentCalls;
import fidus.agents.CommissionList;
import fidus.auth.Role;
import fidus.clients.ClientCalls;
import fidus.clients.ClientList;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.deposits.DepositCalls;
import fidus.desktop.agents.AgentsModel;
import fidus.desktop.contracts.AmendModel;
import fidus.desktop.contracts.CorrectModel;
import fidus.desktop.contracts.Deed;
import fidus.desktop.contracts.EnterModel;
import fidus.desktop.contracts.RedeemModel;
import fidus.desktop.contracts.StartModel;
import fidus.desktop.controls.Percent;
import fidus.desktop.deposits.DepositsModel;
import fidus.desktop.funds.FundsModel;
import fidus.desktop.redemptions.RedemptionsModel;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Contracts;
import fidus.desktop.samples.People;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Shell;
import fidus.funds.Failure;
import fidus.funds.FundCalls;
import fidus.funds.FundCode;
import fidus.funds.PermitKind;
import fidus.investments.book.ContractPage;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.RedemptionState;
import fidus.mt5.Mt5Calls;
import fidus.redemptions.RedemptionCalls;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The models of contracts, deposits, redemptions, funds and agents, against a server that answers
/// what a test tells it to, without a toolkit.
class LifeModelsTest {
    private FakeServer fake;
    private Shell shell;

    @BeforeEach
    void start() {
        fake = new FakeServer();
        fake.answer(DepositCalls.FIND, _ -> People.deposits());
        fake.answer(RedemptionCalls.FIND, _ -> People.redemptions());
        fake.answer(FundCalls.LIST, _ -> People.funds());
        fake.answer(FundCalls.PERMITS, _ -> People.permits());
        fake.answer(AgentCalls.COMMISSIONS, _ -> People.commissions());
        fake.answer(ClientCalls.LIST, _ -> new ClientList(List.of(Contracts.CLIENT)));
        fake.answer(Mt5Calls.ACCOUNTS, _ -> Accounts.list());
        signIn(Role.OPERATOR);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void whatMayBeDoneToAContractFollowsFromItsStateAndTheRoles() {
        assertThat(deeds(Contracts.waiting()))
                .containsExactly(Deed.START, Deed.TAKE_OVER, Deed.AMEND, Deed.MAP, Deed.CANCEL);
        assertThat(deeds(Contracts.running())).containsExactly(Deed.REDEEM, Deed.AMEND, Deed.MAP);
        signIn(Role.COMPLIANCE);
        assertThat(deeds(Contracts.waiting())).isEmpty();
        assertThat(deeds(Contracts.running())).containsExactly(Deed.SUSPEND);
        signIn(Role.AUDITOR);
        assertThat(deeds(Contracts.running())).isEmpty();
    }

    @Test
    void aStartTakesTheOldestDepositsAndTheDayThatCompletesThePrincipal() {
        var model = new StartModel(shell);
        model.begin(Contracts.waiting());
        assertThat(model.parts())
                .extracting(part -> part.deposit().number() + " " + part.sum.get())
                .containsExactly("11 60000.00 USD", "12 20000.00 USD");
        assertThat(model.startDate.get()).isEqualTo(LocalDate.of(2026, 5, 5));
        assertThat(model.needsReason()).isFalse();
        var schedule = Objects.requireNonNull(model.previewProperty().get().schedule());
        assertThat(schedule.interest()).isEqualTo(usd("24000.00"));
        assertThat(schedule.dates().contractEnd()).isEqualTo(LocalDate.of(2027, 7, 5));
    }

    @Test
    void aStartOnAnotherDayNeedsAReasonAndMissingMoneyIsNamed() {
        var model = new StartModel(shell);
        model.begin(Contracts.waiting());
        model.startDate.set(LocalDate.of(2026, 5, 12));
        model.parts().getFirst().sum.set(usd("59999.99"));
        model.send();
        assertThat(fields(model.command().problemProperty().get()))
                .containsExactly("deposits", "reason");
        assertThat(model.startDate.get()).isEqualTo(LocalDate.of(2026, 5, 12));
        model.parts().getFirst().sum.set(usd("60000.01"));
        assertThat(model.parts().getFirst().fault()).contains("60\u202f000.00 USD");
        assertThat(fake.seen()).noneMatch(seen -> seen.path().endsWith("/starts"));
    }

    @Test
    void theTotalOfARedemptionIsThatOfTheChosenRows() {
        var model = new RedeemModel(shell);
        model.begin(Contracts.running());
        assertThat(model.total()).isEqualTo(usd("6000.00"));
        model.choose(PayoutRef.interest(1), false);
        assertThat(model.total()).isEqualTo(usd("0.00"));
        model.send();
        assertThat(fields(model.command().problemProperty().get())).containsExactly("rows");
        assertThat(fake.count(RedemptionCalls.REQUEST)).isZero();
    }

    @Test
    void anAmendmentShowsWhatWasAndLeavesWhatIsDue() {
        var model = new AmendModel(shell);
        model.begin(Contracts.running());
        model.terms().rate.set("2.0");
        var preview = model.previewProperty().get();
        var rows = Objects.requireNonNull(preview.schedule()).interestRows();
        assertThat(rows)
                .extracting(PayoutRow::payoutAmount)
                .containsExactly(usd("6000"), usd("4800"), usd("4800"), usd("4800"));
        model.terms().rate.set("2,0");
        model.send();
        assertThat(fields(model.command().problemProperty().get()))
                .containsExactly("monthlyRate", "document", "reason");
    }

    @Test
    void aStartDateIsNotCorrectedOnceARowIsDue() {
        var model = new CorrectModel(shell);
        model.begin(Contracts.running());
        model.startDate.set(LocalDate.of(2026, 5, 6));
        var problem = Objects.requireNonNull(model.previewProperty().get().problem());
        assertThat(problem.code()).isEqualTo(Problem.Code.SCHEDULE_STARTED);
    }

    @Test
    void anEntrySaysAtOnceWhatTheFundWouldRefuseAndAPermitHelps() {
        var model = new EnterModel(shell);
        model.begin();
        model.client.set(Contracts.CLIENT);
        model.fund.set(FundCode.DYNAMIC);
        model.principal.set(usd("9000"));
        model.signedOn.set(Contracts.TODAY);
        assertThat(codes(model))
                .containsExactly(Problem.Code.FUND_CLOSED, Problem.Code.BELOW_MINIMUM);
        assertThat(model.preview().mayAsk(PermitKind.INVITATION)).isTrue();
        model.fund.set(FundCode.CORE);
        assertThat(codes(model)).isEmpty();
        model.principal.set(usd("7999.99"));
        assertThat(codes(model)).containsExactly(Problem.Code.BELOW_MINIMUM);
        assertThat(model.preview().mayAsk(PermitKind.WAIVER)).isTrue();
        model.startDate.set(LocalDate.of(2026, 11, 30));
        assertThat(Objects.requireNonNull(model.preview().previewProperty().get().schedule()))
                .extracting(one -> one.dates().interestStart())
                .isEqualTo(LocalDate.of(2027, 1, 30));
    }

    @Test
    void aRevocationGoesOnWithTheSameRequestAfterThePassword() {
        signIn(Role.APPROVER);
        var model = new RedemptionsModel(shell);
        model.visit(RedemptionsModel.subjectOf(People.redemptions().rows().getLast().id()));
        assertThat(model.mayCancel()).isFalse();
        assertThat(model.mayRevoke()).isTrue();
        fake.answer(
                RedemptionCalls.REVOKE,
                _ -> {
                    throw Refused.because(Problem.Code.STEP_UP_NEEDED, "Sign in again.");
                });
        model.revoke();
        model.reason().reasonProperty().set("The wallet was changed");
        model.reason().send();
        assertThat(model.reason().confirmingProperty().get()).isTrue();
        fake.answer(RedemptionCalls.REVOKE, _ -> People.redemption(1, RedemptionState.REJECTED));
        model.reason().confirm("a password");
        assertThat(model.reason().deedProperty().get()).isNull();
        List<String> keys =
                fake.seen().stream()
                        .filter(one -> one.path().endsWith("/revocations"))
                        .map(FakeServer.Seen::key)
                        .toList();
        assertThat(keys).hasSize(2);
        assertThat(keys.get(0)).isEqualTo(keys.get(1));
    }

    @Test
    void aDepositIsOpenedByItsNameAndFollowedAsItChanges() {
        var model = new DepositsModel(shell);
        var pending = People.deposits().rows().get(2);
        model.visit(DepositsModel.subjectOf(pending.id()));
        assertThat(model.chosenProperty().get()).isEqualTo(pending);
        assertThat(model.mayFail()).isTrue();
        assertThat(model.mayReverse()).isFalse();
        model.choose(null);
        model.visit(DepositsModel.subjectOf(pending.id()));
        assertThat(model.chosenProperty().get()).isEqualTo(pending);
        model.visit(DepositsModel.newFor(Contracts.CLIENT.id(), usd("80000.00")));
        assertThat(model.recordingProperty().get()).isTrue();
        assertThat(model.record().client.get()).isEqualTo(Contracts.CLIENT);
        assertThat(model.record().deposited.get()).isEqualTo(usd("80000.00"));
    }

    @Test
    void aNewVersionIsFilledFromTheLastAndSaysWhatItChanges() {
        var model = new FundsModel(shell);
        model.visit("fund/BALANCE");
        assertThat(model.versions())
                .extracting(one -> one.standing().name())
                .containsExactly("TO_COME", "IN_FORCE");
        model.startEntering();
        var fresh = model.newTerms();
        assertThat(fresh.terms().rate.get()).isEqualTo("2");
        assertThat(fresh.changesProperty().get()).isEmpty();
        fresh.send();
        assertThat(fields(fresh.command().problemProperty().get()))
                .containsExactly("reason", "terms");
        fresh.terms().rate.set("1.75");
        assertThat(fresh.changesProperty().get())
                .isEqualTo(
                        "Earns: 2 % a month, paid every 3 months → 1.75 % a month, paid every 3"
                                + " months");
        fresh.terms().earning.set("13");
        fresh.send();
        assertThat(fields(fresh.command().problemProperty().get())).contains("earningMonths");
    }

    @Test
    void onlyReadyCommissionsUntilTheDayAreSummed() {
        fake.answer(
                AgentCalls.COMMISSIONS,
                _ -> {
                    var all = People.commissions();
                    return new CommissionList(all.lines().subList(0, 1), false);
                });
        var model = new AgentsModel(shell);
        model.agent.set(Optional.of(People.AGENT));
        model.open(AgentsModel.Sheet.APPROVE);
        assertThat(model.approve().totals()).containsExactly(usd("600.00"));
        model.approve().dueUntil.set(LocalDate.of(2026, 10, 4));
        assertThat(model.approve().totals()).isEmpty();
        assertThat(fake.seen()).anyMatch(seen -> seen.path().equals("/api/v1/commissions"));
    }

    @Test
    void aPercentageIsAFractionOfAHundred() {
        assertThat(Percent.parse("1.5")).isEqualByComparingTo("0.015");
        assertThat(Percent.parse("2.5 %")).isEqualByComparingTo("0.025");
        assertThat(Percent.of(Percent.parse("100"))).isEqualTo("100 %");
        assertThat(Percent.of(Percent.parse("0.125"))).isEqualTo("0.125 %");
        for (String wrong : List.of("", "1,5", "-1", "100.1", "x", "1.1234567")) {
            assertThatThrownBy(() -> Percent.parse(wrong), wrong).isInstanceOf(Refused.class);
        }
    }

    private void signIn(Role role) {
        fake.signsIn(role);
        shell = fake.signedIn(Accounts.NOW);
    }

    private Set<Deed> deeds(ContractPage page) {
        return Deed.of(page, shell.session()::may);
    }

    private static List<Problem.Code> codes(EnterModel model) {
        return model.preview().obstaclesProperty().get().stream().map(Failure::code).toList();
    }

    private static List<String> fields(@Nullable Problem problem) {
        return Objects.requireNonNull(problem).fields().stream().map(Problem.Field::field).toList();
    }
}
