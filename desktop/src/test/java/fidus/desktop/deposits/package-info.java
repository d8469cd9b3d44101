@NullMarked
package fidus.desktop.deposits;

import org.jspecify.annotations.NullMarked;
