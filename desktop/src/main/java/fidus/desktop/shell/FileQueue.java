package fidus.desktop.shell;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/// Files dropped on the window, taken in hand one after the other.
public final class FileQueue {
    private static final String FILES = "files/";
    private static final String BETWEEN = "\0";

    private final Deque<Path> waiting = new ArrayDeque<>();

    /// The place in the window's navigation that offers these files.
    public static String subjectOf(List<Path> files) {
        return FILES + files.stream().map(Path::toString).collect(Collectors.joining(BETWEEN));
    }

    /// The files a place names as {@link #subjectOf} does; none for any other place.
    public static List<Path> of(String subject) {
        if (!subject.startsWith(FILES) || subject.length() == FILES.length()) {
            return List.of();
        }
        return Arrays.stream(subject.substring(FILES.length()).split(BETWEEN, -1))
                .map(Path::of)
                .toList();
    }

    public void add(List<Path> files) {
        waiting.addAll(files);
    }

    /// Takes the one that waits longest; null when none does.
    public @Nullable Path next() {
        return waiting.poll();
    }

    public int size() {
        return waiting.size();
    }
}
