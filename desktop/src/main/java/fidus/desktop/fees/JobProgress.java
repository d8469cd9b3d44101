package fidus.desktop.fees;

import fidus.desktop.imports.JobWatch;

import javafx.scene.control.Label;

/// How far a job of a page is, and its outcome once it is over.
final class JobProgress {
    private JobProgress() {}

    static void show(JobWatch watch, Label label) {
        watch.jobProperty().addListener((_, _, now) -> label.setText(FeesModel.progress(now)));
        label.managedProperty().bind(label.textProperty().isNotEmpty());
    }
}
