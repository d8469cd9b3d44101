package fidus.desktop.fees;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.auth.Role;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Sent;
import fidus.desktop.samples.Signed;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Theme;
import fidus.fees.DayCount;
import fidus.fees.FeeTiming;
import fidus.fees.HurdleKind;
import fidus.fees.ManagementFeeBase;
import fidus.fees.runs.AgreedTerms;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.Mandate;
import fidus.mt5.AccountList;
import fidus.mt5.Mt5Calls;

import javafx.scene.Scene;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.time.LocalDate;
import java.util.List;

/// A mandate changed: its terms from a month on, its accounts, its last day.
@ExtendWith(ApplicationExtension.class)
class ChangeMandateTest {
    private static final LocalDate NEXT = LocalDate.parse("2027-07-01");

    private List<ObjectNode> sent = List.of();
    private final Mandate mandate = Sample.mandates().mandates().getFirst();
    private FakeServer fake;

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(Mt5Calls.ACCOUNTS, _ -> new AccountList(Accounts.NOW, List.of()));
        sent = Sent.to(fake, FeeCalls.CHANGE_MANDATE);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private ChangeMandateModel model() {
        var model = new ChangeMandateModel(Signed.in(fake, Sample.NOW));
        model.begin(mandate);
        return model;
    }

    private static List<String> faults(ChangeMandateModel model) {
        return Sent.fields(model.command());
    }

    @Test
    void newTermsBeginWithAMonthAndKeepWhatWasNotTyped() {
        ChangeMandateModel model = model();
        model.terms.rate.set("12");
        model.reason.set("Annex 2 of the agreement");
        model.send();
        assertThat(faults(model)).containsExactly("agreedFrom");

        model.agreedFrom.set(NEXT);
        model.send();

        ObjectNode question = sent.getFirst();
        assertThat(question.at("/agreed/from").asText()).isEqualTo("2027-07-01");
        assertThat(question.at("/agreed/agreement/performance/rate").asText()).isEqualTo("0.12");
        assertThat(question.at("/agreed/agreement/performance/hurdle/kind").asText())
                .isEqualTo(
                        mandate.agreements()
                                .getFirst()
                                .agreement()
                                .performance()
                                .hurdle()
                                .kind()
                                .name());
        assertThat(question.path("version").asLong()).isEqualTo(mandate.version());
    }

    @Test
    void anAccountLeavesWhileTheTermsStay() {
        ChangeMandateModel model = model();
        assertThat(model.leavable()).containsExactly(Sample.CORE);
        model.leaves.set(Sample.CORE);
        model.reason.set("Moved to another manager");
        model.send();
        assertThat(faults(model)).containsExactly("leaves");

        model.leavesOn.set(NEXT);
        model.send();

        assertThat(sent.getFirst().has("agreed")).isFalse();
        assertThat(sent.getFirst().at("/accounts/0/until").asText()).isEqualTo("2027-07-01");
    }

    @Test
    void nothingChangedIsNotSent() {
        ChangeMandateModel model = model();
        model.send();
        assertThat(faults(model)).containsExactly("reason");
        model.reason.set("Nothing at all to change");
        model.send();
        assertThat(faults(model)).containsExactly("mandate");
        model.terms.rate.set("a fifth");
        model.terms.hurdle.set(HurdleKind.CATCH_UP);
        model.terms.catchUp.set("");
        model.send();
        assertThat(faults(model)).containsExactly("performanceFeeRate", "catchUpShare");
        assertThat(sent).isEmpty();
    }

    @Test
    void whatIsChosenOtherwiseIsSaidBeforeItIsSent() {
        ChangeMandateModel model = model();
        assertThat(model.changes()).isEmpty();
        model.terms.hurdleDayCount.set(DayCount.ACT_ACT);
        model.terms.managementRate.set("2");
        model.terms.managementBase.set(ManagementFeeBase.OPENING_ALLOCATION);
        model.terms.timing.set(FeeTiming.IN_ADVANCE);
        assertThat(model.changes())
                .extracting(AgreedTerms.Change::field)
                .containsExactly(
                        "hurdleDayCount",
                        "managementFeeRate",
                        "managementFeeBase",
                        "dayCount",
                        "countedDays",
                        "timing");
        model.agreedFrom.set(NEXT);
        model.reason.set("Annex 3 of the agreement");
        model.send();
        assertThat(sent.getFirst().at("/agreed/agreement/management/timing").asText())
                .isEqualTo("IN_ADVANCE");
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theSheetShowsWhatIsAgreedNow(Theme theme) throws Exception {
        Shell shell = Signed.in(fake, Sample.NOW);
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            theme.use(Settings.inMemory());
                            var model = new ChangeMandateModel(shell);
                            var view = new ChangeMandateView(model);
                            model.begin(mandate);
                            Screenshots.of(view, "fees-change-" + theme, 420, 748);
                            Scene scene = view.getScene();
                            assertThat(((TextField) scene.getRoot().lookup("#rate")).getText())
                                    .isNotBlank();
                            return scene;
                        })
                .get();
    }
}
