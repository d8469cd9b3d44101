/// Jumping to any screen or record by typing a part of its name.
@NullMarked
package fidus.desktop.palette;

import org.jspecify.annotations.NullMarked;
