@NullMarked
package fidus.desktop.intake;

import org.jspecify.annotations.NullMarked;
