package fidus.desktop.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedList;
import fidus.approvals.PreparedState;
import fidus.approvals.Shown;
import fidus.approvals.SinceAsked;
import fidus.approvals.SinceAsked.Change;
import fidus.approvals.Told;
import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.samples.Waiting;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Theme;

import javafx.scene.Node;
import javafx.scene.control.Labeled;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

/// What a person is told before deciding goes with the decision, and stands beside it afterwards.
@SuppressWarnings("NullAway.Init") // made before each
class ToldPaneTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:00:00Z");
    private static final UUID READ = new UUID(0, 4711);
    private static final String NONE =
            "No bank row stands behind this: no row of Northern Bank USD that is free brings 20.00"
                    + " USD and says WIRE-7.";
    private static final String ROW = "20.00 USD · booked on 2026-11-20 · WIRE-7 Hollis Family";
    private static final List<Change> CHANGES =
            List.of(new Change("Bank row", NONE, ""), new Change("Row STMT-3-1", "", ROW));
    private static final String BELOW = "The lines below stand as they were when it was asked.";

    private FakeServer fake;
    private Shell shell;

    @BeforeEach
    void signedIn() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.APPROVER);
        fake.answer(
                ApprovalCalls.FIND,
                _ -> new PreparedList(List.of(deposit(PreparedState.PENDING, null))));
        fake.answer(ApprovalCalls.SINCE, _ -> new SinceAsked(AT.plusSeconds(60), CHANGES, READ));
        shell = fake.signedIn(AT);
    }

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void whatWasToldStandsOnTheDecidedRequest() throws Exception {
        onFx(
                () -> {
                    SecondPersonPane pane = pane();
                    pane.show(deposit(PreparedState.APPROVED, told(CHANGES)));
                    for (Theme theme : Theme.values()) {
                        theme.use(Settings.inMemory());
                        Screenshots.of(pane.getScene(), "approval-told-" + theme);
                    }
                    assertThat(texts(pane.lookup("#toldThen")))
                            .containsExactly(
                                    "What Adrian Bell had been told when deciding on 23 Nov 09:02"
                                        + " UTC, as otherwise than when it was asked (looked at 23"
                                        + " Nov 09:01 UTC):",
                                    "Bank row",
                                    "When it was asked: " + NONE,
                                    "Then: that was not so any more",
                                    "Statement 3, row 1",
                                    "Then: " + ROW,
                                    BELOW);
                    pane.show(deposit(PreparedState.REJECTED, told(List.of())));
                    assertThat(texts(pane.lookup("#toldThen")))
                            .containsExactly(
                                    "When deciding on 23 Nov 09:02 UTC, Adrian Bell had been told"
                                            + " that nothing was otherwise than when it was asked"
                                            + " (looked at 23 Nov 09:01 UTC).",
                                    BELOW);
                    return pane;
                });
    }

    @Test
    void whereNothingWasKeptNothingIsSaid() throws Exception {
        onFx(
                () -> {
                    SecondPersonPane pane = pane();
                    pane.show(deposit(PreparedState.APPROVED, told(CHANGES)));
                    pane.show(deposit(PreparedState.APPROVED, null));
                    assertThat(pane.lookup("#toldThen").isManaged()).isFalse();
                    assertThat(pane.lookup("#changed").isManaged()).isFalse();
                    return pane;
                });
    }

    @Test
    void theDecisionNamesWhatStandsOnTheScreen() throws Exception {
        fake.answer(
                ApprovalCalls.DECIDE,
                asked -> {
                    assertThat(asked.get("told").asText()).isEqualTo(READ.toString());
                    return deposit(PreparedState.APPROVED, told(CHANGES));
                });
        onFx(
                () -> {
                    SecondPersonPane pane = pane();
                    pane.show(deposit(PreparedState.PENDING, null));
                    assertThat(pane.lookup("#toldThen").isVisible()).isFalse();
                    pane.model().approve();
                    assertThat(pane.model().problemProperty().get()).isNull();
                    assertThat(pane.lookup("#since").isVisible()).isFalse();
                    assertThat(pane.lookup("#toldThen").isVisible()).isTrue();
                    return pane;
                });
    }

    @Test
    void whereItCouldNotBeReadTheDecisionNamesNothing() throws Exception {
        onFx(
                () -> {
                    SecondPersonPane pane = pane();
                    pane.show(deposit(PreparedState.PENDING, null));
                    fake.answer(
                            ApprovalCalls.SINCE,
                            _ -> {
                                throw Refused.because(Problem.Code.BUSY, "Later.");
                            });
                    pane.show(deposit(PreparedState.PENDING, null).telling(told(CHANGES)));
                    pane.model().approve();
                    assertThat(fake.seen())
                            .filteredOn(one -> one.path().endsWith("/decision"))
                            .singleElement()
                            .matches(one -> !one.body().contains("\"told\""));
                    return pane;
                });
    }

    /// It may have been carried out: sent again it is the same, and done once.
    @Test
    void whatWasNotAnsweredIsSentAgainAsItWas() throws Exception {
        fake.answer(
                ApprovalCalls.DECIDE,
                _ -> {
                    throw Refused.because(Problem.Code.UNAVAILABLE, "No answer.");
                });
        onFx(
                () -> {
                    SecondPersonPane pane = pane();
                    pane.show(deposit(PreparedState.PENDING, null));
                    pane.model().approve();
                    fake.answer(
                            ApprovalCalls.SINCE,
                            _ -> new SinceAsked(AT.plusSeconds(90), CHANGES, new UUID(0, 4712)));
                    pane.model().approve();
                    List<String> keys =
                            fake.seen().stream()
                                    .filter(one -> one.path().endsWith("/decision"))
                                    .map(FakeServer.Seen::key)
                                    .toList();
                    assertThat(keys).hasSize(2);
                    assertThat(keys.getLast()).isEqualTo(keys.getFirst());
                    return pane;
                });
    }

    private SecondPersonPane pane() {
        var pane = new SecondPersonPane(shell);
        Screenshots.scene(pane, 420, 720);
        return pane;
    }

    private static Told told(List<Change> changes) {
        return new Told(
                new PersonId(new UUID(0, 77)),
                "Adrian Bell",
                AT.plusSeconds(120),
                AT.plusSeconds(60),
                changes);
    }

    static List<String> texts(Node of) {
        List<String> texts = new ArrayList<>();
        of.lookupAll(".label").forEach(node -> texts.add(((Labeled) node).getText()));
        return texts;
    }

    static Prepared deposit(PreparedState state, @Nullable Told told) {
        boolean over = state != PreparedState.PENDING;
        List<Shown> shown =
                List.of(new Shown("Deposited", "20.00 USD"), new Shown("Bank row", NONE));
        Prepared one = Waiting.prepared("CONFIRM_DEPOSIT", "deposit/1", "Confirm deposit 5", shown);
        var digested =
                Map.of(
                        "command", one.command(),
                        "subject", one.subject(),
                        "title", one.title(),
                        "shown", shown,
                        "payload", Map.of());
        var made =
                new Prepared(
                        one.id(),
                        one.command(),
                        one.subject(),
                        one.title(),
                        shown,
                        "{}",
                        Canonical.digest(digested),
                        one.makerId(),
                        "Olivia Marsh",
                        AT,
                        one.expiresAt(),
                        state,
                        one.needs(),
                        one.alsoBy(),
                        one.approvals(),
                        over ? new PersonId(new UUID(0, 77)) : null,
                        over ? "Adrian Bell" : null,
                        over ? AT.plusSeconds(120) : null,
                        over ? "The row is there" : null,
                        "",
                        "",
                        over ? 2 : 1,
                        null);
        return told == null ? made : made.telling(told);
    }

    private static void onFx(Callable<?> body) throws Exception {
        WaitForAsyncUtils.asyncFx(body).get();
    }
}
