package fidus.desktop.banks;

import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Notices;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Why a bank file could not be read or taken in, and what trying again does about it.
final class FileFault {
    /// What was asked may have been done or not, or is to be asked again.
    private static final Set<Problem.Code> UNANSWERED =
            EnumSet.of(Problem.Code.UNAVAILABLE, Problem.Code.BUSY, Problem.Code.BROKEN);

    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final Notices notices;
    private final Supplier<@Nullable Path> inHand;
    private final Runnable look;

    /// The deed that failed last, once more.
    private Runnable repeat;

    /// @param notices told why something was not done about a file that was put aside meanwhile
    /// @param look reads the file again, which changes nothing
    FileFault(Notices notices, Supplier<@Nullable Path> inHand, Runnable look) {
        this.notices = notices;
        this.inHand = inHand;
        this.look = look;
        repeat = look;
    }

    ReadOnlyObjectProperty<@Nullable Problem> property() {
        return problem.getReadOnlyProperty();
    }

    @Nullable Problem get() {
        return problem.get();
    }

    /// Whether the answer did not come, so that the same is to be asked once more.
    static boolean isUnanswered(@Nullable Problem why) {
        return why != null && UNANSWERED.contains(why.code());
    }

    /// Of what is no deed.
    void set(@Nullable Problem why) {
        say(why, look);
    }

    /// Looks anew: what was said goes, and what is found wrong before anything is asked is said.
    void looking(Supplier<@Nullable Problem> found) {
        set(null);
        Problem why = found.get();
        if (why != null) {
            set(why);
        }
    }

    /// @param reading of the file: a deed that failed before was of what was shown then, so it is
    ///   not done by itself on what is shown now
    /// @param ofShown whether it is of the file in hand: why another one could not be read is no
    ///   word about this one
    void followReading(Command<?, ?> reading, BooleanSupplier ofShown) {
        reading.problemProperty()
                .addListener(
                        (_, _, why) -> {
                            if (ofShown.getAsBoolean()) {
                                say(why, look);
                            }
                        });
        reading.busyProperty().addListener((_, _, _) -> repeat = look);
    }

    /// @param again the deed once more, with its key, so that it happens once
    void follow(Command<?, ?> deed, Runnable again) {
        var of = new AtomicReference<@Nullable Path>();
        deed.busyProperty()
                .addListener(
                        (_, _, busy) -> {
                            if (busy) {
                                of.set(inHand.get());
                            }
                        });
        deed.problemProperty()
                .addListener(
                        (_, _, why) -> {
                            Path file = of.get();
                            if (why == null || file == null || file.equals(inHand.get())) {
                                say(why, again);
                            } else {
                                notices.bad(
                                        "Saving how %s is read: %s"
                                                .formatted(file.getFileName(), why.message()));
                            }
                        });
    }

    /// The deed that found no answer once more; whatever else failed is looked into.
    ///
    /// @param mayRepeat whether what is shown may be acted on
    void tryAgain(boolean mayRepeat) {
        (mayRepeat && isUnanswered(problem.get()) ? repeat : look).run();
    }

    private void say(@Nullable Problem why, Runnable again) {
        repeat = again;
        problem.set(null); // the same of another deed is said again
        problem.set(why);
    }
}
