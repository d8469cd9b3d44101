package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.desktop.shell.FakeServer;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunList;
import fidus.reconciliation.desk.SignOffTrial;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

class GroupSignOffModelTest {
    private static final RunId OTHER = new RunId(new UUID(0, 77));

    private final FakeServer fake = new FakeServer().signsIn(Role.OPERATOR);
    private int read;

    @AfterEach
    void stop() {
        fake.close();
    }

    private GroupSignOffModel model() {
        fake.answer(
                ReconciliationCalls.SIGN_OFF_RUNS,
                asked -> {
                    assertThat(asked.get("runs")).hasSize(2);
                    assertThat(asked.get("note").asText()).isEqualTo("Looked at both");
                    return Sample.prepared(
                            "SIGN_OFF_RUNS", "runs/x", "Sign off 2 runs", FakeServer.me().id());
                });
        return new GroupSignOffModel(fake.signedIn(Sample.NOW), () -> read++);
    }

    private void told(String why) {
        fake.answer(
                ReconciliationCalls.TRY_SIGN_OFFS,
                _ ->
                        new SignOffTrial(
                                List.of(
                                        new SignOffTrial.Line(Sample.RUN, "1@A", null),
                                        new SignOffTrial.Line(OTHER, "2@A", why))));
    }

    @Test
    void cleanRunsArePreparedTogether() {
        GroupSignOffModel model = model();
        told(null);
        model.look(List.of(Sample.RUN, OTHER));
        assertThat(model.isClean()).isTrue();

        model.prepare(" Looked at both ");

        assertThat(fake.count(ReconciliationCalls.SIGN_OFF_RUNS)).isEqualTo(1);
        assertThat(model.trialProperty().get()).isNull();
        assertThat(read).isEqualTo(1);
    }

    @Test
    void whatStandsAgainstOneKeepsAllFromBeingPrepared() {
        GroupSignOffModel model = model();
        told("3 breaks are open.");
        model.look(List.of(Sample.RUN, OTHER));

        model.prepare("Looked at both");

        assertThat(model.isClean()).isFalse();
        assertThat(fake.count(ReconciliationCalls.SIGN_OFF_RUNS)).isZero();
        assertThat(model.trialProperty().get().lines().getLast().why()).contains("3 breaks");
    }

    /// Other lines may be selected, or the pane left, while the server looks.
    @Test
    void onlyWhatWasLookedAtIsPrepared() {
        GroupSignOffModel model = model();
        meanwhile(() -> model.look(List.of(card(5).run().id())));
        model.look(List.of(Sample.RUN, OTHER));

        model.prepare("Looked at both");

        assertThat(fake.seen())
                .filteredOn(one -> one.path().endsWith("/sign-offs"))
                .singleElement()
                .matches(one -> one.body().contains(OTHER.value().toString()));
    }

    @Test
    void whatWasLeftWhileTheServerLookedStaysLeft() {
        GroupSignOffModel model = model();
        meanwhile(model::leave);

        model.look(List.of(Sample.RUN, OTHER));

        assertThat(model.trialProperty().get()).isNull();
        assertThat(model.isClean()).isFalse();
    }

    private void meanwhile(Runnable deed) {
        fake.answer(
                ReconciliationCalls.TRY_SIGN_OFFS,
                _ -> {
                    deed.run();
                    return new SignOffTrial(
                            List.of(
                                    new SignOffTrial.Line(Sample.RUN, "1@A", null),
                                    new SignOffTrial.Line(OTHER, "2@A", null)));
                });
    }

    @Test
    void olderRunsAreAddedToTheListAndNoneStandsTwice() {
        RunCard newest = card(1);
        RunCard ofAnother = card(9);
        fake.answer(
                ReconciliationCalls.RUNS,
                asked ->
                        asked.has("before")
                                ? new RunList(List.of(card(2), ofAnother), null)
                                : new RunList(List.of(newest, ofAnother), newest.run().id()));
        var runs = new RunsModel(fake.signedIn(Sample.NOW));
        runs.read();
        assertThat(runs.hasOlder()).isTrue();

        runs.readOlder();

        assertThat(runs.hasOlder()).isFalse();
        assertThat(runs.rows())
                .extracting(card -> card.run().id())
                .containsExactly(newest.run().id(), ofAnother.run().id(), card(2).run().id());
    }

    @Test
    void whatWasFoundGoesWhenTheListTellsRunsOtherwise() {
        List<RunCard> listed = new ArrayList<>(List.of(card(1), card(2)));
        fake.answer(
                ReconciliationCalls.RUNS,
                asked ->
                        asked.has("before")
                                ? new RunList(List.of(card(9)), null)
                                : new RunList(listed, listed.getLast().run().id()));
        told(null);
        var runs = new RunsModel(fake.signedIn(Sample.NOW));
        runs.read();
        runs.signing().look(List.of(card(1).run().id(), card(2).run().id()));

        runs.read();
        runs.readOlder();
        assertThat(runs.signing().isClean()).as("older ones change nothing").isTrue();

        var more = new Sample();
        listed.set(0, more.card(card(1).run().id(), RunState.COMPLETED, more.breaks()));
        runs.read();
        assertThat(runs.signing().chosenProperty().get()).isEmpty();
        assertThat(runs.signing().trialProperty().get()).isNull();
    }

    private static RunCard card(int number) {
        return new Sample().card(new RunId(new UUID(1, number)), RunState.COMPLETED, List.of());
    }
}
