package fidus.desktop.samples;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.approvals.Prepared;
import fidus.contract.Call;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.FakeServer;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/// What a model sent, and what it says of what it did not send.
public final class Sent {
    private Sent() {}

    /// Lets this call prepare something that waits for another person.
    ///
    /// @return its questions from now on, in the order they came
    public static List<ObjectNode> to(FakeServer fake, Call<?, Prepared> call) {
        List<ObjectNode> sent = new CopyOnWriteArrayList<>();
        fake.answer(
                call,
                question -> {
                    sent.add(question);
                    return Waiting.prepared();
                });
        return sent;
    }

    /// The fields that the refusal of a command names.
    public static List<String> fields(Command<?, ?> command) {
        return Objects.requireNonNull(command.problemProperty().get()).fields().stream()
                .map(Problem.Field::field)
                .toList();
    }
}
