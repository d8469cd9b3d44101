package fidus.desktop.dashboard;

import fidus.desktop.controls.NextPulse;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

import java.util.List;

/// Where the tiles stand: three side by side where each has room for its words and figures; else
/// what waits stands under the other two, in lines of three.
final class Tiles {
    /// Pixels below which three tiles side by side would cut figures.
    private static final double ROOM = 940;

    private static final int IN_LINE = 3;

    private Tiles() {}

    /// A name, then columns of one width.
    static void alike(GridPane grid, int columns) {
        var name = new ColumnConstraints();
        name.setMinWidth(GridPane.USE_PREF_SIZE);
        grid.getColumnConstraints().add(name);
        for (int i = 0; i < columns; i++) {
            var column = new ColumnConstraints(0, 40, Double.MAX_VALUE);
            column.setHgrow(Priority.ALWAYS);
            column.setMinWidth(GridPane.USE_PREF_SIZE);
            grid.getColumnConstraints().add(column);
        }
    }

    /// They get their width while they are laid out, with heights that are measured already: they
    /// are placed anew after that. What nobody sees yet is laid out without a beat.
    static void follow(GridPane tiles, GridPane work) {
        tiles.widthProperty()
                .subscribe(
                        () -> {
                            Runnable placed = () -> arrange(tiles, work);
                            if (!isSeen(tiles) || !NextPulse.before(tiles, placed)) {
                                placed.run();
                            }
                        });
    }

    private static boolean isSeen(Node node) {
        Scene scene = node.getScene();
        return scene != null && scene.getWindow() != null && scene.getWindow().isShowing();
    }

    static void arrange(GridPane tiles, GridPane work) {
        boolean narrow = tiles.getWidth() < ROOM;
        percents(tiles, narrow ? List.of(40, 60) : List.of(30, 42, 28));
        place(tiles.getChildren().getLast(), narrow ? 0 : 2, narrow ? 1 : 0);
        GridPane.setColumnSpan(tiles.getChildren().getLast(), narrow ? 2 : 1);
        percents(work, narrow ? List.of(33, 34, 33) : List.of(100));
        for (int i = 0; i < work.getChildren().size(); i++) {
            Node one = work.getChildren().get(i);
            place(one, narrow ? i % IN_LINE : 0, narrow ? i / IN_LINE : i);
        }
    }

    private static void place(Node one, int column, int row) {
        GridPane.setConstraints(one, column, row);
    }

    private static void percents(GridPane grid, List<Integer> percents) {
        if (grid.getColumnConstraints().size() != percents.size()) {
            grid.getColumnConstraints().setAll(percents.stream().map(Tiles::percent).toList());
        }
    }

    private static ColumnConstraints percent(int percent) {
        var column = new ColumnConstraints();
        column.setPercentWidth(percent);
        return column;
    }
}
