namespace Placement.Pages;

/// <summary>The words of an error page in one language: a heading, and for each kind of error what the user can do.</summary>
/// <param name="Language">The language as Bitrix24 calls it.</param>
/// <param name="Title">The heading of every page.</param>
/// <param name="Invalid">What to do about <see cref="ErrorKind.Invalid"/>.</param>
/// <param name="Forbidden">What to do about <see cref="ErrorKind.Forbidden"/>.</param>
/// <param name="Missing">What to do about <see cref="ErrorKind.Missing"/>.</param>
/// <param name="Failed">What to do about <see cref="ErrorKind.Failed"/>.</param>
/// <param name="Unavailable">What to do about <see cref="ErrorKind.Unavailable"/>.</param>
internal sealed record ErrorText(
    string Language, string Title, string Invalid, string Forbidden, string Missing, string Failed, string Unavailable)
{
    /// <summary>The texts, English first. They contain nothing that HTML would have to encode.</summary>
    public static IReadOnlyList<ErrorText> All { get; } =
    [
        new(
            "en",
            Title: "This page cannot be shown",
            Invalid: "The application did not understand the request. Open it from Bitrix24 again.",
            Forbidden: "The application could not make sure who is asking. Reload the page. If that does not help, ask your administrator to install the application again.",
            Missing: "The application has nothing to show here. Ask your administrator to install it again.",
            Failed: "Something went wrong in the application. Reload the page. If it happens again, tell your administrator.",
            Unavailable: "The application is not available at the moment. Reload the page in a minute."),
        new(
            "de",
            Title: "Diese Seite kann nicht angezeigt werden",
            Invalid: "Die Anwendung hat die Anfrage nicht verstanden. Öffnen Sie sie erneut aus Bitrix24.",
            Forbidden: "Die Anwendung konnte nicht feststellen, von wem die Anfrage kommt. Laden Sie die Seite neu. Falls das nicht hilft, bitten Sie Ihren Administrator, die Anwendung erneut zu installieren.",
            Missing: "Die Anwendung hat hier nichts anzuzeigen. Bitten Sie Ihren Administrator, sie erneut zu installieren.",
            Failed: "In der Anwendung ist ein Fehler aufgetreten. Laden Sie die Seite neu. Falls er wieder auftritt, informieren Sie Ihren Administrator.",
            Unavailable: "Die Anwendung ist zurzeit nicht verfügbar. Laden Sie die Seite in einer Minute neu."),
        new(
            "fr",
            Title: "Impossible d’afficher cette page",
            Invalid: "L’application n’a pas compris la demande. Ouvrez-la de nouveau depuis Bitrix24.",
            Forbidden: "L’application n’a pas pu vérifier l’origine de la demande. Rechargez la page. Si cela ne suffit pas, demandez à votre administrateur de réinstaller l’application.",
            Missing: "L’application n’a rien à afficher ici. Demandez à votre administrateur de la réinstaller.",
            Failed: "Une erreur s’est produite dans l’application. Rechargez la page. Si elle se reproduit, prévenez votre administrateur.",
            Unavailable: "L’application n’est pas disponible pour le moment. Rechargez la page dans une minute."),
        new(
            "la",
            Title: "No se puede mostrar esta página",
            Invalid: "La aplicación no entendió la solicitud. Ábrala de nuevo desde Bitrix24.",
            Forbidden: "La aplicación no pudo comprobar de quién es la solicitud. Vuelva a cargar la página. Si eso no ayuda, pida a su administrador que instale de nuevo la aplicación.",
            Missing: "La aplicación no tiene nada que mostrar aquí. Pida a su administrador que la instale de nuevo.",
            Failed: "Se produjo un error en la aplicación. Vuelva a cargar la página. Si se repite, avise a su administrador.",
            Unavailable: "La aplicación no está disponible en este momento. Vuelva a cargar la página dentro de un minuto."),
        new(
            "br",
            Title: "Não é possível exibir esta página",
            Invalid: "O aplicativo não entendeu a solicitação. Abra-o novamente a partir do Bitrix24.",
            Forbidden: "O aplicativo não conseguiu verificar de quem é a solicitação. Recarregue a página. Se isso não ajudar, peça ao administrador que instale o aplicativo novamente.",
            Missing: "O aplicativo não tem nada para exibir aqui. Peça ao administrador que o instale novamente.",
            Failed: "Ocorreu um erro no aplicativo. Recarregue a página. Se acontecer de novo, avise o administrador.",
            Unavailable: "O aplicativo não está disponível no momento. Recarregue a página em um minuto."),
        new(
            "it",
            Title: "Impossibile visualizzare questa pagina",
            Invalid: "L’applicazione non ha capito la richiesta. Aprila di nuovo da Bitrix24.",
            Forbidden: "L’applicazione non ha potuto verificare da chi proviene la richiesta. Ricarica la pagina. Se non basta, chiedi all’amministratore di installare di nuovo l’applicazione.",
            Missing: "L’applicazione non ha nulla da mostrare qui. Chiedi all’amministratore di installarla di nuovo.",
            Failed: "Si è verificato un errore nell’applicazione. Ricarica la pagina. Se si ripete, avvisa l’amministratore.",
            Unavailable: "L’applicazione al momento non è disponibile. Ricarica la pagina tra un minuto."),
        new(
            "pl",
            Title: "Nie można wyświetlić tej strony",
            Invalid: "Aplikacja nie zrozumiała żądania. Otwórz ją ponownie z Bitrix24.",
            Forbidden: "Aplikacja nie mogła ustalić, od kogo pochodzi żądanie. Odśwież stronę. Jeśli to nie pomoże, poproś administratora o ponowne zainstalowanie aplikacji.",
            Missing: "Aplikacja nie ma tu nic do wyświetlenia. Poproś administratora o ponowne jej zainstalowanie.",
            Failed: "W aplikacji wystąpił błąd. Odśwież stronę. Jeśli się powtórzy, powiadom administratora.",
            Unavailable: "Aplikacja jest chwilowo niedostępna. Odśwież stronę za minutę."),
        new(
            "ru",
            Title: "Не удаётся показать эту страницу",
            Invalid: "Приложение не поняло запрос. Откройте его из Битрикс24 ещё раз.",
            Forbidden: "Приложение не смогло проверить, от кого пришёл запрос. Обновите страницу. Если это не поможет, попросите администратора установить приложение заново.",
            Missing: "Приложению нечего здесь показать. Попросите администратора установить его заново.",
            Failed: "В приложении произошла ошибка. Обновите страницу. Если ошибка повторится, сообщите администратору.",
            Unavailable: "Приложение временно недоступно. Обновите страницу через минуту."),
        new(
            "ua",
            Title: "Не вдається показати цю сторінку",
            Invalid: "Застосунок не зрозумів запит. Відкрийте його з Бітрікс24 ще раз.",
            Forbidden: "Застосунок не зміг перевірити, від кого надійшов запит. Оновіть сторінку. Якщо це не допоможе, попросіть адміністратора встановити застосунок ще раз.",
            Missing: "Застосунку нічого тут показати. Попросіть адміністратора встановити його ще раз.",
            Failed: "У застосунку сталася помилка. Оновіть сторінку. Якщо помилка повториться, повідомте адміністратора.",
            Unavailable: "Застосунок тимчасово недоступний. Оновіть сторінку за хвилину."),
        new(
            "tr",
            Title: "Bu sayfa görüntülenemiyor",
            Invalid: "Uygulama isteği anlayamadı. Uygulamayı Bitrix24 üzerinden yeniden açın.",
            Forbidden: "Uygulama isteğin kimden geldiğini doğrulayamadı. Sayfayı yenileyin. Sorun sürerse yöneticinizden uygulamayı yeniden kurmasını isteyin.",
            Missing: "Uygulamanın burada gösterecek bir şeyi yok. Yöneticinizden uygulamayı yeniden kurmasını isteyin.",
            Failed: "Uygulamada bir hata oluştu. Sayfayı yenileyin. Yeniden olursa yöneticinize bildirin.",
            Unavailable: "Uygulama şu anda kullanılamıyor. Bir dakika sonra sayfayı yenileyin."),
    ];

    /// <summary>What the user can do.</summary>
    public string Advice(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => Invalid,
        ErrorKind.Forbidden => Forbidden,
        ErrorKind.Missing => Missing,
        ErrorKind.Unavailable => Unavailable,
        _ => Failed,
    };
}
