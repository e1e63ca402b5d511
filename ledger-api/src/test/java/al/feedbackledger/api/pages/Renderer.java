package al.feedbackledger.api.pages;

import al.feedbackledger.api.wording.Wording;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Renders a page's template outside the running application. */
final class Renderer {
    private static final SpringTemplateEngine ENGINE = engine();

    private Renderer() {}

    static String render(Sample sample, Wording w) {
        Context context = new Context(w.language().locale());
        context.setVariable("w", w);
        context.setVariable("page", sample.page());
        context.setVariable("view", sample.view());
        context.setVariable("problems", sample.problems());
        return ENGINE.process(sample.template(), context);
    }

    private static SpringTemplateEngine engine() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        engine.setEnableSpringELCompiler(false);
        return engine;
    }
}
