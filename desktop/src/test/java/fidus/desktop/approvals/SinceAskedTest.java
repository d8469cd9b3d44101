package fidus.desktop.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedId;
import fidus.approvals.PreparedState;
import fidus.approvals.Shown;
import fidus.approvals.SinceAsked;
import fidus.approvals.SinceAsked.Change;
import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Theme;

import javafx.scene.Node;
import javafx.scene.control.Labeled;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/// What the second person reads is as of now, or says of when it is.
@SuppressWarnings("NullAway.Init") // made before each
class SinceAskedTest {
    private static final Instant ASKED = Instant.parse("2026-11-23T09:00:00Z");
    private static final String NONE =
            "No bank row stands behind this: no row of Northern Bank USD from 2026-11-20 to"
                    + " 2026-11-26 that is free brings 20000.00 USD and says WIRE-7.";
    private static final String ROW =
            "20000.00 USD · booked on 2026-11-20 · reference of the bank K1 · WIRE-7 Hollis Family"
                    + " Office · statement 3 (northern.xml) of Northern Bank USD";

    private FakeServer fake;
    private Shell shell;

    @BeforeEach
    void signedIn() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.APPROVER);
        shell = fake.signedIn(ASKED);
    }

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void aRowThatCameSinceIsSaidBesideThatThereWasNone() throws Exception {
        fake.answer(
                ApprovalCalls.SINCE,
                asked -> {
                    assertThat(asked.isEmpty()).isTrue();
                    return new SinceAsked(
                            ASKED.plusSeconds(4_000),
                            List.of(
                                    new Change("Bank row", NONE, ""),
                                    new Change("Row STMT-3-1", "", ROW)));
                });
        onFx(
                () -> {
                    SecondPersonPane pane = pane();
                    assertThat(pane.lookup("#since").isManaged()).isFalse();
                    pane.show(deposit(PreparedState.PENDING));
                    for (Theme theme : Theme.values()) {
                        theme.use(Settings.inMemory());
                        Screenshots.of(pane.getScene(), "approval-since-" + theme);
                    }
                    assertThat(texts(pane.lookup("#since")))
                            .containsExactly(
                                    "Otherwise now than when it was asked (23 Nov 09:00 UTC)."
                                            + " Looked at 23 Nov 10:06 UTC:",
                                    "Bank row",
                                    "When it was asked: " + NONE.replace("20000", "20\u202f000"),
                                    "Now: that is not so any more",
                                    "Statement 3, row 1",
                                    "Now: " + ROW.replace("20000", "20\u202f000"),
                                    "The lines below stand as they were when it was asked.");
                    return pane;
                });
    }

    @Test
    void whatWasDecidedIsNotAskedAboutAndWhatCouldNotBeReadIsSaid() throws Exception {
        onFx(
                () -> {
                    SecondPersonPane pane = pane();
                    pane.show(deposit(PreparedState.APPROVED));
                    assertThat(fake.seen()).noneMatch(one -> one.path().endsWith("/since"));
                    fake.answer(
                            ApprovalCalls.SINCE,
                            _ -> {
                                throw Refused.because(Problem.Code.BUSY, "Later.");
                            });
                    pane.show(deposit(PreparedState.PENDING));
                    assertThat(texts(pane.lookup("#since")))
                            .containsExactly(
                                    "Whether this is still so could not be read. Open it again"
                                            + " before you decide.");
                    pane.show(deposit(PreparedState.APPROVED));
                    assertThat(pane.lookup("#since").isManaged()).isFalse();
                    return pane;
                });
    }

    private SecondPersonPane pane() {
        var pane = new SecondPersonPane(shell);
        Screenshots.scene(pane, 420, 720);
        return pane;
    }

    private static List<String> texts(Node of) {
        List<String> texts = new ArrayList<>();
        of.lookupAll(".label").forEach(node -> texts.add(((Labeled) node).getText()));
        return texts;
    }

    private static Prepared deposit(PreparedState state) {
        return new Prepared(
                new PreparedId(new UUID(0, state.ordinal() + 5L)),
                "CONFIRM_DEPOSIT",
                "deposit/1",
                "Confirm deposit 5 of Hollis Family Office over 20000.00 USD",
                List.of(
                        new Shown("Client", "Hollis Family Office"),
                        new Shown("Deposited", "20000.00 USD"),
                        new Shown("Bank row", NONE)),
                "{}",
                "",
                new PersonId(new UUID(0, 78)),
                "Olivia Marsh",
                ASKED,
                ASKED.plusSeconds(86_400),
                state,
                List.of(Role.APPROVER),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                "",
                "",
                1,
                null);
    }

    private static void onFx(Callable<?> body) throws Exception {
        WaitForAsyncUtils.asyncFx(body).get();
    }
}
