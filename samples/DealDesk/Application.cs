using Placement;

[assembly: BitrixApplication(Scopes = "placement,crm,im,task,calendar,telephony", DefaultLanguage = "en")]
