/// HTTP: the only package that knows Javalin.
@NullMarked
package fidus.server.web;

import org.jspecify.annotations.NullMarked;
