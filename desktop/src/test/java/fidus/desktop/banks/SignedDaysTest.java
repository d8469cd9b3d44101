package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Banks;
import fidus.desktop.samples.Hand;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Notices;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Shell;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.jobs.JobId;
import fidus.jobs.JobState;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunStarted;

import javafx.scene.Scene;
import javafx.scene.control.Button;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Days that two persons signed are compared again by whoever answers the question about them.
@ExtendWith(ApplicationExtension.class)
final class SignedDaysTest extends BankScreen {
    private final List<Boolean> onlyUnsigned = new ArrayList<>();
    private final Hand hand = new Hand(Accounts.NOW);

    @BeforeEach
    void opened() {
        shell =
                new Shell(
                        shell.server(),
                        shell.background(),
                        shell.session(),
                        shell.navigation(),
                        shell.notices(),
                        shell.connection(),
                        hand);
        model = new BanksModel(shell);
        refuses(Refused.at("from", Problem.Code.WRONG_STATE, "Signed by two."));
        model.visit("");
    }

    private void refuses(Refused why) {
        fake.answer(
                ReconciliationCalls.START_BANK,
                (ObjectNode question) -> {
                    onlyUnsigned.add(question.path("onlyUnsigned").asBoolean());
                    throw why;
                });
    }

    private void press() {
        hand.tick();
        model.reconcile();
    }

    @Test
    void signedDaysAreComparedAgainOnlyWhenAskedForTwice() {
        press();
        press();
        model.comparing().to.set(LocalDate.of(2026, 11, 18));
        press();

        assertThat(onlyUnsigned).containsExactly(true, false, true);
    }

    @Test
    void aFirstDayAfterTheLastOneIsNotSent() {
        model.comparing().from.set(LocalDate.of(2026, 11, 19));
        model.comparing().to.set(LocalDate.of(2026, 11, 18));
        press();

        assertThat(onlyUnsigned).isEmpty();
        assertThat(model.problemProperty().get().message())
                .isEqualTo("The last day, 2026-11-18, is before the first day, 2026-11-19.");
    }

    @Test
    void aDoubleClickAnswersNoQuestion() {
        press();
        model.reconcile();

        assertThat(onlyUnsigned).containsExactly(true);
    }

    @Test
    void anotherRefusalAsksNothing() {
        refuses(Refused.because(Problem.Code.UNAVAILABLE, "No answer."));
        press();
        press();
        refuses(Refused.because(Problem.Code.WRONG_STATE, "No statement."));
        press();
        press();

        assertThat(onlyUnsigned).containsExactly(true, true, true, true);
    }

    @Test
    void whatIsRefusedOfOneAccountAsksNothingOfTheAccountPickedMeanwhile() {
        fake.answer(
                ReconciliationCalls.START_BANK,
                question -> {
                    onlyUnsigned.add(question.path("onlyUnsigned").asBoolean());
                    model.choose(ChosenAccountTest.card(PickedAccountTest.OTHER));
                    throw Refused.at("from", Problem.Code.WRONG_STATE, "Signed by two.");
                });

        press();

        assertThat(model.problemProperty().get()).isNull();
        assertThat(shell.notices().latestProperty().get())
                .isEqualTo(
                        new Notices.Notice(
                                Notices.Tone.BAD,
                                Banks.ACCOUNT.name() + " was not reconciled: Signed by two."));
        press();
        assertThat(model.problemProperty().get()).as("of the account in hand").isNotNull();
        assertThat(onlyUnsigned).containsExactly(true, true);
    }

    @Test
    void aRunOfOneAccountThatFailsIsNewsOnThePageOfAnother() {
        Job runs = job(JobState.RUNNING, null);
        fake.answer(
                ReconciliationCalls.START_BANK,
                _ -> new RunStarted(new RunId(new UUID(0, 7)), runs));
        press();
        model.choose(ChosenAccountTest.card(PickedAccountTest.OTHER));
        fake.answer(
                JobCalls.ONE,
                _ -> {
                    throw Refused.because(Problem.Code.UNAVAILABLE, "No answer.");
                });
        model.comparing().look();
        assertThat(model.problemProperty().get()).as("asked of another account").isNull();
        fake.answer(JobCalls.ONE, _ -> job(JobState.FAILED, "Its statements do not tie."));

        model.comparing().look();

        assertThat(model.problemProperty().get()).isNull();
        assertThat(shell.notices().latestProperty().get())
                .isEqualTo(
                        new Notices.Notice(
                                Notices.Tone.BAD,
                                Banks.ACCOUNT.name()
                                        + " was not reconciled: Its statements do not tie."));
    }

    private static Job job(JobState state, @Nullable String outcome) {
        return new Job(
                new JobId(new UUID(0, 8)),
                "RECONCILE",
                "Reconcile the account",
                "run/7",
                "{}",
                state,
                1,
                9,
                false,
                outcome,
                FakeServer.me().id(),
                Accounts.NOW,
                state.isOver() ? Accounts.NOW : null,
                1);
    }

    @Test
    void theQuestionIsForgottenWithItsMessage() throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            var view = new BanksView(model);
                            Screenshots.of(view, "banks-signed-before", 1280, 800);
                            Scene scene = view.getScene();
                            var button = (Button) scene.lookup("#reconcile");
                            assertThat(button.getText()).isEqualTo("Reconcile");
                            hand.tick();
                            button.fire();
                            Screenshots.of(scene, "banks-signed");
                            assertThat(button.getText()).isEqualTo("Compare signed days again");
                            view.lookupAll(".problem-close").stream()
                                    .map(Button.class::cast)
                                    .filter(Button::isVisible)
                                    .forEach(Button::fire);
                            assertThat(button.getText()).isEqualTo("Reconcile");
                            hand.tick();
                            button.fire();
                            return view;
                        })
                .get();
        assertThat(onlyUnsigned).containsExactly(true, true);
    }
}
