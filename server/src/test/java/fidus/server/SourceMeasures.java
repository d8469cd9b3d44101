package fidus.server;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// What is too large in Java sources, measured on the parsed tree: files above 300 lines, methods
/// above 40, more than 5 parameters (records excepted), and a catch of everything.
final class SourceMeasures extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private static final int MOST_LINES = 300;
    private static final int MOST_METHOD_LINES = 40;
    private static final int MOST_PARAMETERS = 5;
    private static final Pattern EVERYTHING = Pattern.compile("\\b(Exception|Throwable)\\b");

    private final Map<String, Integer> found = new TreeMap<>();
    private final String file;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    private SourceMeasures(String file, CompilationUnitTree unit, SourcePositions positions) {
        this.file = file;
        this.unit = unit;
        this.positions = positions;
    }

    /// @param sources by the name they are called in the answer
    /// @return what is over a limit, as `kind file#place`, with its size
    static Map<String, Integer> of(Map<String, String> sources) {
        var files = new ArrayList<Source>();
        sources.forEach((name, text) -> files.add(new Source(name, text)));
        var task =
                (JavacTask)
                        Objects.requireNonNull(ToolProvider.getSystemJavaCompiler())
                                .getTask(null, null, problem -> {}, null, null, files);
        var found = new TreeMap<String, Integer>();
        try {
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                String name = unit.getSourceFile().toUri().getPath().substring(1);
                var measures = new SourceMeasures(name, unit, positions);
                int lines = Math.toIntExact(measures.text(sources).lines().count());
                measures.note("file", "", lines, MOST_LINES);
                measures.scan(unit, null);
                found.putAll(measures.found);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(Map<String, String> sources) {
        return Objects.requireNonNull(sources.get(file), file);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
        var owner = (ClassTree) getCurrentPath().getParentPath().getLeaf();
        String name = "#" + owner.getSimpleName() + "." + method.getName();
        long start = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method));
        long end = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method));
        note("method", name, Math.toIntExact(end - start + 1), MOST_METHOD_LINES);
        boolean ofRecord =
                owner.getKind() == Tree.Kind.RECORD && method.getName().contentEquals("<init>");
        if (!ofRecord) {
            note("parameters", name, method.getParameters().size(), MOST_PARAMETERS);
        }
        return super.visitMethod(method, nothing);
    }

    @Override
    public @Nullable Void visitCatch(CatchTree caught, @Nullable Void nothing) {
        if (EVERYTHING.matcher(caught.getParameter().getType().toString()).find()) {
            note("catch", "", 1, 0);
        }
        return super.visitCatch(caught, nothing);
    }

    private void note(String kind, String place, int size, int most) {
        if (size > most) {
            found.merge(kind + " " + file + place, size, Math::max);
        }
    }
}
