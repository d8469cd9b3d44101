/// Invented records for pictures and model tests.
@NullMarked
package fidus.desktop.samples;

import org.jspecify.annotations.NullMarked;
