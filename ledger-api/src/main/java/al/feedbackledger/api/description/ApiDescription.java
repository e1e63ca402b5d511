package al.feedbackledger.api.description;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.util.List;
import java.util.Map;

/** What the controllers cannot say of themselves: what members must be there, headers, problems, who comes in. */
@Configuration(proxyBeanMethods = false)
@SuppressWarnings({"rawtypes", "unchecked"}) // The library's own schemas have no type arguments.
class ApiDescription {
    private static final String LIST = "ItemList";

    /** How a route names a variable that takes the rest of an address. */
    private static final String REST = "{*";

    private static final String ABOUT = """
            Feedback on public services, what institutions answer, and how perceptions change. Everything is recorded \
            as events that cannot be changed.

            Requests are JSON objects in UTF-8 of at most 64 KB (imports: 16 MB), without unknown or repeated members. \
            A text has at most 4,000 characters (what is said publicly: 2,000), an application number 40; control \
            characters, and those that hide or turn the direction of writing, are refused by name and place. A list \
            has at most 1,000 entries. Lists are answered in pages: send the cursor in "next" back.

            What was recorded can be checked without us: /ledger/{log}/ holds the published log, and the receipt of \
            feedback proves that it stands there. The bytes of both are described in byte-formats.md, and ops/verify \
            checks them.

            Problems are RFC 9457; "type" never changes its meaning, "title" is in the language of Accept-Language. \
            Data: CC BY 4.0.""";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Feedback Ledger")
                        .version("v1")
                        .description(ABOUT)
                        .license(new License()
                                .name("CC BY 4.0 (data)")
                                .url("https://creativecommons.org/licenses/by/4.0/")))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes(
                                Operations.SESSION,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name("staff-session")
                                        .description("a staff session, see POST /api/v1/session; every act needs the "
                                                + "header X-CSRF-TOKEN as well"))
                        .addSecuritySchemes(
                                Operations.COMMAND_LINE,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("the token of this start, in the instance file of the data "
                                                + "folder: acts as administrator, importer and auditor")));
    }

    @Bean
    @SuppressWarnings("rawtypes") // The library keeps its schemas so.
    OpenApiCustomizer complete(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> handlers) {
        return api -> {
            Map<String, Schema> schemas = api.getComponents().getSchemas();
            Bodies bodies = Bodies.of(handlers.getObject().getHandlerMethods().values());
            bodies.requests().forEach((name, record) -> Members.ofRequest(record, known(schemas, name)));
            bodies.answers().forEach((name, record) -> {
                if (!name.equals(LIST)) {
                    Members.ofAnswer(record, known(schemas, name));
                }
            });
            schemas.forEach((name, schema) -> {
                if (name.startsWith(LIST)) {
                    Members.ofList(schema);
                }
            });
            schemas.put(Operations.PROBLEM, ProblemSchema.make());
            plainPaths(api.getPaths());
            api.getPaths().forEach((path, item) -> item.readOperationsMap()
                    .forEach((method, operation) -> new Operations(method, path, operation).complete()));
        };
    }

    /** The rest of an address is a variable as any other here; that it holds slashes is said of it. */
    private static void plainPaths(Paths paths) {
        Map<String, PathItem> routed = Map.copyOf(paths);
        routed.forEach((path, item) -> {
            if (path.contains(REST)) {
                paths.remove(path);
                paths.addPathItem(path.replace(REST, "{"), item);
            }
        });
    }

    @SuppressWarnings("rawtypes") // The library keeps its schemas so.
    private static Schema<?> known(Map<String, Schema> schemas, String name) {
        Schema<?> schema = schemas.get(name);
        if (schema == null) {
            throw new IllegalStateException("the description has no schema for " + name);
        }
        return schema;
    }
}
