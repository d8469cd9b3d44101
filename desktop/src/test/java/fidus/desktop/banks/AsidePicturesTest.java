package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.PreparedList;
import fidus.approvals.Shown;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.SettingAsideTold;
import fidus.bank.desk.StatementRows;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Theme;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.Objects;

/// What setting a statement aside leaves stands below the reason, which is in view.
@ExtendWith(ApplicationExtension.class)
class AsidePicturesTest extends BankScreen {
    private static final String MISSING =
            "No statement with number 4 of 2026: statement 3 (october.sta) is number 3/1,"
                    + " statement 5 (december.sta) is number 5/1.";

    private static SettingAsideTold follows() {
        return new SettingAsideTold(
                Accounts.NOW,
                List.of(
                        new Shown("Counts no more", "5.00 EUR"),
                        new Shown(
                                "Opens a balance break at",
                                "statement 5 (december.sta): The opening is 105.00 EUR, but"
                                        + " statement 3 (october.sta) gives 100.00 EUR. A statement"
                                        + " between them is missing or one of them is wrong."),
                        new Shown("Leaves a number missing", MISSING),
                        new Shown(
                                "Reconciliation",
                                "None of its rows is in a match. Breaks of its rows end with the"
                                        + " next run of 2026-11-10 to 2026-11-16.")));
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 816, 588", "DARK, 1280, 800"})
    void whatFollowsStandsInTheForm(Theme theme, int width, int height) throws Exception {
        fake.answer(BankCalls.ROWS, _ -> new StatementRows(List.of(), null));
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of()));
        fake.answer(BankCalls.LOOK_ASIDE, _ -> follows());
        shell.connection().look();
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            theme.use(Settings.inMemory());
                            var view = new BanksView(model);
                            view.visited("");
                            model.statement().open(Banks.statements().statements().getFirst());
                            Screenshots.of(view, "aside-" + theme + "-closed", width, height);
                            Scene scene = view.getScene();
                            model.statement().readAgain();
                            Screenshots.of(scene, "aside-" + theme + "-reading");
                            assertThat(named(scene, "follows").isVisible()).isFalse();
                            model.statement().setAside();
                            Screenshots.of(scene, "aside-" + theme);
                            Node follows = named(scene, "follows");
                            assertThat(follows.isVisible()).isTrue();
                            assertThat(follows.lookupAll(".label"))
                                    .extracting(one -> ((Label) one).getText())
                                    .contains("Leaves a number missing", MISSING);
                            Node reason = named(scene, "reason");
                            Node foot = named(scene, "send");
                            assertThat(reason.localToScene(reason.getLayoutBounds()).getMaxY())
                                    .as("in view")
                                    .isLessThan(
                                            foot.localToScene(foot.getLayoutBounds()).getMinY());
                            model.statement().readAgain();
                            Screenshots.of(scene, "aside-" + theme + "-again");
                            assertThat(follows.isVisible()).isFalse();
                            return null;
                        })
                .get();
    }

    private static Node named(Scene scene, String id) {
        return Objects.requireNonNull(scene.getRoot().lookup("#" + id), id);
    }
}
