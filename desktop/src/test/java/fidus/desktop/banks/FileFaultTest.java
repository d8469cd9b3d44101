package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.bank.desk.BankCalls;
import fidus.contract.Call;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.FileQueue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/// Trying again does what failed once more, and nothing else. All of it fails in the same words.
final class FileFaultTest extends BankScreen {
    private static final Refused NONE = Refused.because(Problem.Code.UNAVAILABLE, "No answer.");

    private final List<ObjectNode> readings = new ArrayList<>();
    private final List<ObjectNode> taken = new ArrayList<>();
    private final List<ObjectNode> saved = new ArrayList<>();

    @BeforeEach
    void offered() {
        fake.answer(BankCalls.OFFER, _ -> Banks.preview(null, null));
        fails(BankCalls.READ, readings);
        fails(BankCalls.CONFIRM, taken);
        fails(BankCalls.SET, saved);
        model.visit(FileQueue.subjectOf(List.of(statement)));
    }

    private <A> void fails(Call<?, A> call, List<ObjectNode> asked) {
        fake.answer(
                call,
                question -> {
                    asked.add(question);
                    throw NONE;
                });
    }

    private void tryAgain() {
        assertThat(model.file().problemProperty().get()).isEqualTo(NONE.problem());
        model.file().tryAgain();
    }

    @Test
    void afterAReadingItIsReadAgainAndNothingIsTakenIn() {
        model.file().confirm();
        model.file().readAgain();

        tryAgain();

        assertThat(readings).hasSize(2);
        assertThat(taken).hasSize(1);
    }

    @Test
    void afterATakingInItIsTakenInAndNeitherReadNorSaved() {
        model.file().readAgain();
        model.file().saveProfile();
        model.file().confirm();

        tryAgain();

        assertThat(taken).hasSize(2);
        assertThat(fake.seen().stream().filter(one -> one.path().endsWith("/confirmation")))
                .extracting(one -> one.key())
                .as("one intent, so that it happens once")
                .hasSize(2)
                .containsOnly(fake.seen().getLast().key());
        assertThat(readings).hasSize(1);
        assertThat(saved).hasSize(1);
    }

    @Test
    void afterASavingItIsSavedAndNotTakenIn() {
        model.file().confirm();
        model.file().saveProfile();

        tryAgain();

        assertThat(saved).hasSize(2);
        assertThat(taken).hasSize(1);
        assertThat(readings).isEmpty();
    }

    @Test
    void aReadingThatFoundNoAnswerIsAskedForAsAPersonSaidIt() {
        model.file().reading().charset().chosenProperty().set("IBM850");

        tryAgain();

        assertThat(readings).hasSize(2);
        assertThat(readings.getLast()).isEqualTo(readings.getFirst());
        assertThat(readings.getLast().path("charset").asText()).isEqualTo("IBM850");
        assertThat(model.file().canConfirm()).as("it is not read so").isFalse();
    }

    /// What was to be taken in is not what is shown by now.
    @Test
    void whatIsReadOtherwiseMeanwhileIsLookedAtFirst() {
        model.file().confirm();
        fake.answer(
                BankCalls.READ,
                question -> {
                    readings.add(question);
                    return Banks.preview(null, null);
                });
        model.file().reading().charset().chosenProperty().set("IBM850");
        assertThat(model.file().canConfirm()).isTrue();

        tryAgain();

        assertThat(taken).hasSize(1);
        assertThat(readings).hasSize(2);
        assertThat(model.file().problemProperty().get()).as("read").isNull();
    }
}
